import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const runUnresolved: Explanation = {
  rule: 'RUN_UNRESOLVED',
  why: '`run` has a command for an agent that does not exist. `parley dev` never starts it, and the agent that was meant is started by no command: it is missing in your fleet, and only its silence tells.',
  fix: "Spell the name as the agent's file does. If the agent was renamed or deleted, do the same here.",
  keys: ['config.run'],
  bad: { 'parley.config.yaml': lines('run:', '  shop: node src/shop.ts', '  ⟪stok⟫: node src/stock.ts') },
  good: { 'parley.config.yaml': lines('run:', '  shop: node src/shop.ts', '  stock: node src/stock.ts') },
};
