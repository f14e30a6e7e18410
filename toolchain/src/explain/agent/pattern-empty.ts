import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const receivePatternEmpty: Explanation = {
  rule: 'RECEIVE_PATTERN_EMPTY',
  why: 'A pattern of `receives` watches all channels whose names it holds. If it holds none, the agent subscribes to nothing and stays silent for ever, without any error when it starts.',
  fix: "`*` stands for one level of a channel's *name*, `**` for any number: `shelf.*` holds `shelf.changed`. Addresses do not matter, but a channel without one (replies, directed messages) is in no pattern.",
  keys: ['agent.receives'],
  bad: { 'agents/audit.agent.yaml': lines('agent: audit', 'receives:', '  ⟪shop/*⟫: {}') },
  good: { 'agents/audit.agent.yaml': lines('agent: audit', 'receives:', '  shelf.*: {}') },
};
