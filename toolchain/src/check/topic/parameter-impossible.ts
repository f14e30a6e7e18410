import { below } from '../../model/place.ts';
import { field, objectField } from '../../model/fields.ts';
import { addressOf } from '../../topics/address.ts';
import { anyValue } from '../../topics/level.ts';
import type { Rule } from '../rule.ts';

export const addressParameterImpossible: Rule = {
  id: 'ADDRESS_PARAMETER_IMPOSSIBLE',
  severity: 'error',
  summary: 'No text that can be a level of a topic is a value of a parameter.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const parameters = objectField(channel.raw, 'parameters');
    for (const level of addressOf(channel, workspace) ?? []) {
      if (level.kind === 'text' || isJudgedElsewhere(parameters[level.name])) continue;
      if (anyValue(level.schema).kind !== 'none') continue;
      const message = `no text without / + # is a value of {${level.name}}`;
      const hint = 'a value is one level of a topic, so the schema is one for texts: { type: string }';
      report({ place: below(channel.place, 'parameters', level.name), message, hint });
    }
  },
};

/** Listed values are looked at one by one; what no value at all satisfies is a finding about the schema. */
function isJudgedElsewhere(schema: unknown): boolean {
  if (schema === false || field(schema, 'enum') !== undefined || field(schema, 'const') !== undefined)
    return true;
  const [least, most] = [field(schema, 'minLength'), field(schema, 'maxLength')];
  return typeof least === 'number' && typeof most === 'number' && least > most;
}
