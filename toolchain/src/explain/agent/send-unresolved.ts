import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const sendUnresolved: Explanation = {
  rule: 'SEND_UNRESOLVED',
  why: 'The agent wants to send on a channel that does not exist: there is no address to send to, and no schema to check the data by. No method is generated for it, so the code that wants to call it does not compile.',
  fix: "Take the name that the hint gives, or declare the channel. If it is another team's channel, name their workspace under `imports`.",
  keys: ['agent.sends'],
  bad: { 'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  ⟪shelf.change⟫: {}') },
  good: { 'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: {}') },
};
