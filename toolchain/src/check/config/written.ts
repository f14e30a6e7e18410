import { field } from '../../model/fields.ts';
import { type Place, below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isObject } from '../../source/pointer.ts';

/** A text of the configuration as it is written. */
interface WrittenText {
  readonly text: string;
  readonly place: Place;
}

/** The text, or the texts of the list, at a path of keys in the configuration. */
export function writtenTexts({ config }: Workspace, ...keys: readonly string[]): readonly WrittenText[] {
  const { document } = config;
  if (document === undefined) return [];
  const place = below({ document, pointer: '' }, ...keys);
  const value = keys.reduce<unknown>(field, document.value);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((text, index) => {
    if (typeof text !== 'string') return [];
    return [{ text, place: Array.isArray(value) ? below(place, index) : place }];
  });
}

/** The keys of the object at a path of keys in the configuration. */
export function writtenKeys({ config }: Workspace, ...keys: readonly string[]): readonly WrittenText[] {
  const { document } = config;
  if (document === undefined) return [];
  const value = keys.reduce<unknown>(field, document.value);
  const place = below({ document, pointer: '' }, ...keys);
  return Object.keys(isObject(value) ? value : {}).map((text) => ({ text, place: below(place, text) }));
}
