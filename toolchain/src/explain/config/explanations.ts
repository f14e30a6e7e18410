import type { Explanation } from '../explanation.ts';
import { brokerUnresolved } from './broker-unresolved.ts';
import { ruleUnknown } from './rule-unknown.ts';
import { runUnresolved } from './run-unresolved.ts';
import { suppressionIllegal } from './suppression-illegal.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { suppressionRuleUnknown } from './suppression-rule-unknown.ts';
import { suppressionNotAllowed } from './suppression-not-allowed.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { baselineMissing } from './baseline-missing.ts';
import { baselineIllegal } from './baseline-illegal.ts';
import { baselineUnused } from './baseline-unused.ts';
import { ruleAlwaysOn } from './rule-always-on.ts';
import { ruleOff } from './rule-off.ts';
import { ignoreUnused } from './ignore-unused.ts';
import { pathBackslash } from './path-backslash.ts';
import { generateOutOutside } from './generate-out-outside.ts';

export const configExplanations: readonly Explanation[] = [
  brokerUnresolved,
  ruleUnknown,
  runUnresolved,
  suppressionIllegal,
  suppressionWithoutReason,
  suppressionRuleUnknown,
  suppressionNotAllowed,
  suppressionUnused,
  baselineMissing,
  baselineIllegal,
  baselineUnused,
  ruleAlwaysOn,
  ruleOff,
  ignoreUnused,
  pathBackslash,
  generateOutOutside,
];
