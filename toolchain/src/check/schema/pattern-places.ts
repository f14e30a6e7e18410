import { type Place, below } from '../../model/place.ts';
import type { Part } from '../../source/document.ts';
import { isObject } from '../../source/pointer.ts';
import type { SchemaPlace } from './schema-places.ts';

/** A pattern of a schema, with the place of its text. */
export interface PatternPlace {
  readonly source: string;
  readonly place: Place;
  readonly part: Part;
}

/** The patterns that stand right in a schema: its own, and the keys of `patternProperties`. */
export function patternPlacesIn({ schema, place }: SchemaPlace): readonly PatternPlace[] {
  const { pattern, patternProperties } = schema;
  const own: readonly PatternPlace[] =
    typeof pattern === 'string' ? [{ source: pattern, place: below(place, 'pattern'), part: 'value' }] : [];
  if (!isObject(patternProperties)) return own;
  const keys = Object.keys(patternProperties).map((source): PatternPlace => {
    return { source, place: below(place, 'patternProperties', source), part: 'key' };
  });
  return [...own, ...keys];
}

const longest = 100;

/** A pattern as messages show it. */
export function describePattern(source: string): string {
  return JSON.stringify(source.length <= longest ? source : `${source.slice(0, longest)}…`);
}
