import { describeValue } from '../../schema/describe.ts';
import { isEqual } from '../../schema/equal.ts';
import { createLocationValidator } from '../../schema/validator.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaEnumValueUnusable: Rule = {
  id: 'SCHEMA_ENUM_VALUE_UNUSABLE',
  severity: 'warning',
  summary: 'A value of an enum is there twice, or the rest of the schema refuses it.',
  each: 'schema',
  check: ({ place, schema, location }, report, workspace) => {
    const { enum: values } = schema;
    // With one value alone that is refused nothing is valid, which is a finding of its own; so is an enum beside const.
    if (!Array.isArray(values) || values.length < 2 || 'const' in schema) return;
    const validator = createLocationValidator(workspace.schemas, location);
    const errors = values.map((value) => validator.validate(value));
    const judgesOthers = errors.some((found) => found.length === 0);
    const firsts = firstPlaces(values);
    for (const [index, value] of values.entries()) {
      const at = below(place, 'enum', index);
      const first = firsts[index] ?? index;
      const [error] = errors[index] ?? [];
      if (first < index) {
        const related = [{ place: below(place, 'enum', first), message: 'the first one' }];
        report({ place: at, message: `${describeValue(value)} is in the enum twice`, related });
      } else if (judgesOthers && error !== undefined && !error.keyword.startsWith('$')) {
        report({ place: at, message: `the rest of the schema refuses this value: ${error.message}` });
      }
    }
  },
};

/** For each value the place of the first that equals it. */
function firstPlaces(values: readonly unknown[]): readonly number[] {
  const simple = new Map<unknown, number>();
  const others: number[] = [];
  return values.map((value, index) => {
    const isSimple = typeof value !== 'object' || value === null;
    const first = isSimple ? simple.get(value) : others.find((other) => isEqual(values[other], value));
    if (first !== undefined) return first;
    if (isSimple) simple.set(value, index);
    else others.push(index);
    return index;
  });
}
