import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const addressParameterFirst: Rule = {
  id: 'ADDRESS_PARAMETER_FIRST',
  severity: 'warning',
  summary:
    'An address begins with a parameter, so that a subscription takes in every topic of the broker of that depth.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    if (typeof raw.address !== 'string' || !raw.address.startsWith('{')) return;
    const message = `"${raw.address}" begins with a parameter, so its subscription takes in topics of others`;
    const hint = tenantNames.test(raw.address)
      ? 'put a fixed level in front; a tenant is set once, by tenant: in parley.config.yaml'
      : 'put a fixed level in front';
    report({ place: below(place, 'address'), message, hint });
  },
};

/** Parameters that are most likely meant to be what `tenant` of the configuration is for. */
const tenantNames = /^\{(?:tenant|tenantId|tenant[_-]id|customer|organi[sz]ation|org)\}/i;
