import { addressIllegal } from './address-illegal.ts';
import { addressOverlap } from './address-overlap.ts';
import { addressParameterFirst } from './parameter-first.ts';
import { addressParameterUndeclared } from './parameter-undeclared.ts';
import { addressParameterUnused } from './parameter-unused.ts';
import { addressParameterValueIllegal } from './parameter-value-illegal.ts';
import type { Rule } from '../rule.ts';

export const topicRules: readonly Rule[] = [
  addressIllegal,
  addressOverlap,
  addressParameterFirst,
  addressParameterUndeclared,
  addressParameterUnused,
  addressParameterValueIllegal,
];
