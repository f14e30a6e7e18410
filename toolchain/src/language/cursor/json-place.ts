import { getLocation } from 'jsonc-parser';
import type { CursorPlace } from './cursor-place.ts';

/** A place in a JSON text of which only brackets, quotes and commas up to there can be trusted. */
export function jsonPlace(text: string, offset: number): CursorPlace {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const keys = path.map(String);
  const isInside =
    previousNode !== undefined &&
    previousNode.offset <= offset &&
    offset <= previousNode.offset + previousNode.length;
  const start = isInside ? previousNode.offset : offset;
  const end = isInside ? previousNode.offset + previousNode.length : offset;
  if (!isAtPropertyKey) return { keys, part: 'value', start, end };
  // The last key is the one being written, or none yet.
  const last = keys.at(-1);
  if (isInside && last !== undefined) return { keys, part: 'key', start, end };
  return { keys: last === '' || !isInside ? keys.slice(0, -1) : keys, part: 'space', start, end };
}
