import { field, objectField } from '../../model/fields.ts';
import { below } from '../../model/place.ts';
import { describeValue } from '../../schema/describe.ts';
import type { Rule } from '../rule.ts';

export const addressParameterValueIllegal: Rule = {
  id: 'ADDRESS_PARAMETER_VALUE_ILLEGAL',
  severity: 'error',
  summary: 'A value of a parameter cannot be one level of a topic.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    const parameters = objectField(raw, 'parameters');
    for (const name of Object.keys(parameters)) {
      const values = field(parameters[name], 'enum');
      if (!Array.isArray(values)) continue;
      for (const [index, value] of values.entries()) {
        const at = below(place, 'parameters', name, 'enum', index);
        if (typeof value !== 'string') report({ place: at, message: `${describeValue(value)} is not text` });
        else if (value === '' || /[/+#\0]/.test(value)) {
          report({ place: at, message: `${describeValue(value)} is empty or has one of / + # NUL` });
        }
      }
    }
  },
};
