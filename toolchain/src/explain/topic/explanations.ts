import type { Explanation } from '../explanation.ts';
import { addressIllegal } from './address-illegal.ts';
import { addressOverlap } from './address-overlap.ts';
import { addressParameterFirst } from './parameter-first.ts';
import { addressParameterUndeclared } from './parameter-undeclared.ts';
import { addressParameterUnused } from './parameter-unused.ts';
import { addressParameterValueIllegal } from './parameter-value-illegal.ts';
import { addressDuplicate } from './address-duplicate.ts';
import { addressHoldsTenant } from './address-holds-tenant.ts';
import { addressNotPortable } from './address-not-portable.ts';
import { addressOverlapUnknown } from './address-overlap-unknown.ts';
import { addressSpace } from './address-space.ts';
import { addressTooDeep } from './address-too-deep.ts';
import { addressTooLong } from './address-too-long.ts';
import { addressParameterImpossible } from './parameter-impossible.ts';
import { subscriptionSwallowsChannel } from './subscription-swallows-channel.ts';

export const topicExplanations: readonly Explanation[] = [
  addressIllegal,
  addressOverlap,
  addressParameterFirst,
  addressParameterUndeclared,
  addressParameterUnused,
  addressParameterValueIllegal,
  addressDuplicate,
  addressHoldsTenant,
  addressNotPortable,
  addressOverlapUnknown,
  addressSpace,
  addressTooDeep,
  addressTooLong,
  addressParameterImpossible,
  subscriptionSwallowsChannel,
];
