import { placeholdersOf } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import { objectField } from '../../model/fields.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const addressParameterUndeclared: Rule = {
  id: 'ADDRESS_PARAMETER_UNDECLARED',
  severity: 'error',
  summary: 'A placeholder of an address has no entry in parameters.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    if (typeof raw.address !== 'string') return;
    const declared = Object.keys(objectField(raw, 'parameters'));
    for (const name of new Set(placeholdersOf(raw.address))) {
      if (declared.includes(name) || name === '') continue;
      const spare = declared.filter((other) => !placeholdersOf(String(raw.address)).includes(other));
      const hint = didYouMean(name, spare) ?? `add parameters: { ${name}: { type: string } }`;
      report({ place: below(place, 'address'), message: `{${name}} has no entry in parameters`, hint });
    }
  },
};
