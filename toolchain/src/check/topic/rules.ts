import { addressDuplicate } from './address-duplicate.ts';
import { addressHoldsTenant } from './address-holds-tenant.ts';
import { addressIllegal } from './address-illegal.ts';
import { addressNotPortable } from './address-not-portable.ts';
import { addressOverlap } from './address-overlap.ts';
import { addressOverlapUnknown } from './address-overlap-unknown.ts';
import { addressSpace } from './address-space.ts';
import { addressTooDeep } from './address-too-deep.ts';
import { addressTooLong } from './address-too-long.ts';
import { addressParameterFirst } from './parameter-first.ts';
import { addressParameterImpossible } from './parameter-impossible.ts';
import { addressParameterUndeclared } from './parameter-undeclared.ts';
import { addressParameterUnused } from './parameter-unused.ts';
import { addressParameterValueIllegal } from './parameter-value-illegal.ts';
import { subscriptionSwallowsChannel } from './subscription-swallows-channel.ts';
import type { Rule } from '../rule.ts';

export const topicRules: readonly Rule[] = [
  addressIllegal,
  addressTooLong,
  addressTooDeep,
  addressNotPortable,
  addressHoldsTenant,
  addressSpace,
  addressOverlap,
  addressOverlapUnknown,
  addressDuplicate,
  subscriptionSwallowsChannel,
  addressParameterFirst,
  addressParameterUndeclared,
  addressParameterUnused,
  addressParameterValueIllegal,
  addressParameterImpossible,
];
