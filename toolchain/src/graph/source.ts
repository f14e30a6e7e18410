import { type Place, locationOf } from '../model/place.ts';
import type { GraphSource } from './model.ts';

/** The line on which a declaration begins. */
export function sourceOf(place: Place): GraphSource {
  const { file, range } = locationOf(place, 'key');
  return { file, line: range.start.line + 1 };
}
