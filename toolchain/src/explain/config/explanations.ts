import type { Explanation } from '../explanation.ts';
import { brokerUnresolved } from './broker-unresolved.ts';
import { ruleUnknown } from './rule-unknown.ts';
import { runUnresolved } from './run-unresolved.ts';

export const configExplanations: readonly Explanation[] = [brokerUnresolved, ruleUnknown, runUnresolved];
