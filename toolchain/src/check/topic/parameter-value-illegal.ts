import { field, objectField } from '../../model/fields.ts';
import { type Place, below } from '../../model/place.ts';
import { describeValue } from '../../schema/describe.ts';
import type { Rule } from '../rule.ts';
import { unreadableCharacter } from './unreadable-character.ts';

export const addressParameterValueIllegal: Rule = {
  id: 'ADDRESS_PARAMETER_VALUE_ILLEGAL',
  severity: 'error',
  summary: 'A value of a parameter cannot be one level of a topic.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    const parameters = objectField(raw, 'parameters');
    for (const name of Object.keys(parameters)) {
      for (const [value, at] of listed(parameters[name], below(place, 'parameters', name))) {
        const fault = faultOf(value);
        if (fault !== undefined) report({ place: at, message: `${describeValue(value)} ${fault}` });
      }
    }
  },
};

function listed(schema: unknown, place: Place): readonly (readonly [unknown, Place])[] {
  const values = field(schema, 'enum');
  if (Array.isArray(values)) {
    return values.map((value: unknown, index) => [value, below(place, 'enum', index)] as const);
  }
  const value = field(schema, 'const');
  return value === undefined ? [] : [[value, below(place, 'const')]];
}

function faultOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'is not text';
  if (value === '' || /[/+#\0]/.test(value)) return 'is empty or has one of / + # NUL';
  const character = unreadableCharacter(value);
  return character === undefined
    ? undefined
    : `has ${character}, for which a broker may close the connection`;
}
