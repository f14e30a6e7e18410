import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaPropertyCollision: Rule = {
  id: 'SCHEMA_PROPERTY_COLLISION',
  severity: 'warning',
  summary: 'Two properties of one schema have the same name but for its case and its separators.',
  each: 'schema',
  check: ({ place, schema: { properties } }, report) => {
    const first = new Map<string, string>();
    for (const name of isObject(properties) ? Object.keys(properties) : []) {
      const bare = bareName(name);
      const other = first.get(bare);
      if (other === undefined) first.set(bare, name);
      else if (bare !== '') {
        const at = below(place, 'properties', other);
        report({
          place: below(place, 'properties', name),
          part: 'key',
          message: `"${name}" and "${other}" are one name in generated code, and for readers that do not tell case apart`,
          related: [{ place: at, part: 'key', message: 'the other one' }],
        });
      }
    }
  },
};

/** A leading sign (`$type`, `@id`) tells names apart on purpose; one between words does not. */
function bareName(name: string): string {
  return name.replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu, '').toLowerCase();
}
