import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const addressHoldsTenant: Rule = {
  id: 'ADDRESS_HOLDS_TENANT',
  severity: 'warning',
  summary: 'An address begins with the tenant, which Parley puts in front of every topic by itself.',
  each: 'channel',
  check: ({ resolved, place }, report, { config }) => {
    const { address } = resolved;
    const { tenant } = config;
    if (address === null || tenant === null || !`${address}/`.startsWith(`${tenant}/`)) return;
    const message = `"${address}" begins with the tenant "${tenant}": its topics would be "${tenant}/${address}"`;
    report({
      place: below(place, 'address'),
      message,
      hint: 'leave the tenant out; it stands in front anyway',
    });
  },
};
