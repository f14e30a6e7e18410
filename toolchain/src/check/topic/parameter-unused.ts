import { objectField } from '../../model/fields.ts';
import { placeholdersOf } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const addressParameterUnused: Rule = {
  id: 'ADDRESS_PARAMETER_UNUSED',
  severity: 'error',
  summary: 'An entry of parameters has no placeholder in the address.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    const used = typeof raw.address === 'string' ? placeholdersOf(raw.address) : [];
    for (const name of Object.keys(objectField(raw, 'parameters'))) {
      if (used.includes(name)) continue;
      const message = `the address has no placeholder {${name}}`;
      report({ place: below(place, 'parameters', name), part: 'key', message });
    }
  },
};
