import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const fileEmpty: Explanation = {
  rule: 'FILE_EMPTY',
  why: 'The name of the file says that it holds a contract, but there is nothing in it. An agent or a message type that others count on is not there; most often a file was saved too early or emptied by a script.',
  fix: 'Write the contract, or delete the file. A message type of which nothing is known is the schema `true`.',
  keys: [],
  bad: { 'agents/till.agent.yaml': '⟪⟫' },
  good: { 'agents/till.agent.yaml': lines('agent: till') },
};
