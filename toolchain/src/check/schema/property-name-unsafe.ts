import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

/** Names that programs lose, or trip over, when they copy an object. */
const unsafe = ['__proto__', 'constructor', 'prototype'];

export const schemaPropertyNameUnsafe: Rule = {
  id: 'SCHEMA_PROPERTY_NAME_UNSAFE',
  severity: 'warning',
  summary: 'A property has a name that every JavaScript object has a meaning of its own for.',
  each: 'schema',
  check: ({ place, schema: { properties } }, report) => {
    for (const name of isObject(properties) ? Object.keys(properties) : []) {
      if (!unsafe.includes(name)) continue;
      const message = `"${name}" means something else in every JavaScript object: copies lose it, or take it for theirs`;
      report({ place: below(place, 'properties', name), part: 'key', message, hint: 'choose another name' });
    }
  },
};
