import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const unknownKey: Explanation = {
  rule: 'KEY_UNKNOWN',
  why: 'A key that Parley does not know is most often a misspelt one, and then the setting that you wrote is not in force: the agent below would wait for the default time, and nothing would ever say so. Keys from a newer version of Parley are found in the same way.',
  fix: 'Take the spelling that the hint gives, and look at the indentation: the key may belong one level higher or lower. Your own additions begin with `x-`; they are free everywhere.',
  keys: ['agent', 'channels', 'channel', 'config'],
  bad: { 'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: { ⟪timout⟫: 1s }') },
  good: { 'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: { timeout: 1s }') },
};
