import { brokerUnresolved } from './broker-unresolved.ts';
import { runUnresolved } from './run-unresolved.ts';
import type { Rule } from '../rule.ts';

export const configRules: readonly Rule[] = [brokerUnresolved, runUnresolved];
