import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const stateMissing: Explanation = {
  rule: 'STATE_MISSING',
  why: 'Durable messages are kept in a journal until all receivers confirmed them, and exactly-once receivers keep the ids that they handled. Both need a folder. With `state: none` in the configuration there is none, and an agent that names such a channel refuses to start.',
  fix: 'Leave `state` out (the folder is `.parley` then) or name a folder. Where memory has to be enough, use `at-least-once` without `durable`.',
  keys: ['config.state', 'channel.durable', 'channel.delivery'],
  bad: { 'parley.config.yaml': 'state: ⟪none⟫\n', ...shelfWith('ttl: 1h', 'durable: true') },
  good: { 'parley.config.yaml': 'state: .parley\n', ...shelfWith('ttl: 1h', 'durable: true') },
};
