import { brokerUnresolved } from './broker-unresolved.ts';
import { generateOutOutside } from './generate-out-outside.ts';
import { ignoreUnused } from './ignore-unused.ts';
import { pathBackslash } from './path-backslash.ts';
import { ruleAlwaysOn } from './rule-always-on.ts';
import { runUnresolved } from './run-unresolved.ts';
import type { Rule } from '../rule.ts';

export const configRules: readonly Rule[] = [
  brokerUnresolved,
  runUnresolved,
  generateOutOutside,
  ignoreUnused,
  pathBackslash,
  ruleAlwaysOn,
];
