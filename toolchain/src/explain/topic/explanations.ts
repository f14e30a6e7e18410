import type { Explanation } from '../explanation.ts';
import { addressIllegal } from './address-illegal.ts';
import { addressOverlap } from './address-overlap.ts';
import { addressParameterFirst } from './parameter-first.ts';
import { addressParameterUndeclared } from './parameter-undeclared.ts';
import { addressParameterUnused } from './parameter-unused.ts';
import { addressParameterValueIllegal } from './parameter-value-illegal.ts';

export const topicExplanations: readonly Explanation[] = [
  addressIllegal,
  addressOverlap,
  addressParameterFirst,
  addressParameterUndeclared,
  addressParameterUnused,
  addressParameterValueIllegal,
];
