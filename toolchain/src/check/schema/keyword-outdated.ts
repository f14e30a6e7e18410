import { describeValue } from '../../schema/describe.ts';
import { isSchema, walkSchema } from '../../schema/keywords.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

interface Outdated {
  /** Whether a value of the keyword is the old one; default: any. */
  readonly isOld?: (value: unknown) => boolean;
  /** How 2020-12 spells it. */
  readonly now: string;
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** Keywords of the drafts 3 to 2019-09 that 2020-12 reads otherwise, or not at all. */
const outdated: Readonly<Partial<Record<string, Outdated>>> = {
  id: { isOld: (value) => typeof value === 'string', now: 'write $id' },
  dependencies: { now: 'write dependentRequired for lists of names, dependentSchemas for schemas' },
  additionalItems: { now: 'write prefixItems for the first items and items for the rest' },
  items: { isOld: Array.isArray, now: 'write prefixItems for a list of schemas' },
  exclusiveMinimum: { isOld: isFlag, now: 'write the limit itself: exclusiveMinimum instead of minimum' },
  exclusiveMaximum: { isOld: isFlag, now: 'write the limit itself: exclusiveMaximum instead of maximum' },
  required: { isOld: isFlag, now: 'write the list of names beside properties' },
  divisibleBy: { now: 'write multipleOf' },
  disallow: { now: 'write not' },
  extends: { isOld: (value) => isSchema(value) || Array.isArray(value), now: 'write allOf' },
  $recursiveRef: { now: 'write $dynamicRef' },
  $recursiveAnchor: { now: 'write $dynamicAnchor with a name' },
};

export const schemaKeywordOutdated: Rule = {
  id: 'SCHEMA_KEYWORD_OUTDATED',
  severity: 'error',
  summary: 'A keyword of an older draft, which JSON Schema 2020-12 reads otherwise or not at all.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    for (const keyword of Object.keys(schema)) {
      if (!isOutdated(keyword, schema[keyword])) continue;
      // Other values of these are not old.
      const value = outdated[keyword]?.isOld === isFlag ? ` ${describeValue(schema[keyword])}` : '';
      const message = `"${keyword}"${value} belongs to an older draft and judges nothing in 2020-12`;
      report({ place: below(place, keyword), part: 'key', message, hint: outdated[keyword]?.now });
    }
  },
};

/** Whether a keyword, with this value, is one of an older draft. */
export function isOutdated(keyword: string, value: unknown): boolean {
  if (!Object.hasOwn(outdated, keyword)) return false;
  return outdated[keyword]?.isOld?.(value) ?? true;
}

/** The places of outdated keywords in a schema, from its own root. */
export function outdatedPlaces(root: unknown): ReadonlySet<string> {
  const places = new Set<string>();
  walkSchema(root, (schema, pointer) => {
    if (!isObject(schema)) return;
    for (const keyword of Object.keys(schema)) {
      if (isOutdated(keyword, schema[keyword])) places.add(joinPointer(pointer, keyword));
    }
  });
  return places;
}
