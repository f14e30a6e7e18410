import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const fileNameCollision: Explanation = {
  rule: 'FILE_NAME_COLLISION',
  why: 'The names of two files differ only in upper and lower case, or in the Unicode form of a letter. Linux keeps both; on Windows and macOS one overwrites the other at checkout, and the fleet there lacks a contract that the fleet here has.',
  fix: 'Rename one of the files.',
  keys: [],
  bad: {
    'agents/spare.agent.yaml': lines('⟪agent⟫: spare', 'sends:', '  shelf.changed: {}'),
    'agents/Spare.agent.yaml': lines('agent: spare-two', 'sends:', '  shelf.changed: {}'),
  },
  good: {
    'agents/spare.agent.yaml': lines('agent: spare', 'sends:', '  shelf.changed: {}'),
    'agents/spare-two.agent.yaml': lines('agent: spare-two', 'sends:', '  shelf.changed: {}'),
  },
};
