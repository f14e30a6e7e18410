import { shelfWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const durableUnconfirmed: Explanation = {
  rule: 'DURABLE_UNCONFIRMED',
  why: 'A durable message is kept until each agent that has to confirm it did so. Patterns, foreign clients and receivers with `receipt: false` do not confirm. Where there are no others nobody has to, so the message is dropped from the journal at once: it costs what durable costs and survives nothing.',
  fix: 'Let an agent that has to have the message receive the channel by its name, with receipts; or leave `durable` out.',
  keys: ['channel.durable', 'agent.receives.receipt', 'agent.external'],
  bad: {
    ...shelfWith('ttl: 1h', 'durable: ⟪true⟫'),
    'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: { receipt: false }'),
  },
  good: {
    ...shelfWith('ttl: 1h', 'durable: true'),
    'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}'),
  },
};
