import type { Range } from '../diagnostic.ts';
import type { SourceDocument } from '../source/document.ts';
import { joinPointer } from '../source/pointer.ts';
import type { TreeNode } from '../source/tree.ts';
import { hitAt } from './cursor/hit.ts';
import { jsonPlace } from './cursor/json-place.ts';
import { yamlPlace } from './cursor/yaml-place.ts';
import { isJson, linesOf } from './text.ts';

/** What is at an offset of a document. */
export interface Cursor {
  /** Of the key or the value; in `space` of the object or list that would hold what is written there. */
  readonly pointer: string;
  /** The same, key by key. */
  readonly keys: readonly string[];
  readonly part: 'key' | 'value' | 'space';
  /** The value at the pointer, as far as there is one. */
  readonly node: TreeNode | undefined;
  /** The key or the scalar, with its quotes; where nothing is written, empty and at the offset. */
  readonly range: Range;
}

/** Where an offset is; of a text that does not parse it is told by indentation and brackets. */
export function cursorAt(document: SourceDocument, offset: number): Cursor {
  const { root, text } = document;
  const at = Math.max(0, Math.min(offset, text.length));
  const place =
    (root && hitAt(root, text, at)) ?? (isJson(document.path) ? jsonPlace(text, at) : yamlPlace(text, at));
  return {
    pointer: joinPointer('', ...place.keys),
    keys: place.keys,
    part: place.part,
    node: place.node ?? nodeAt(root, place.keys),
    range: linesOf(document).rangeOf(place.start, place.end),
  };
}

/** The value behind some keys. */
export function nodeAt(root: TreeNode | undefined, keys: readonly string[]): TreeNode | undefined {
  let node = root;
  for (const key of keys) {
    if (node?.kind === 'object') node = node.properties.find((property) => property.key === key)?.value;
    else node = node?.kind === 'array' ? node.items[Number(key)] : undefined;
  }
  return node;
}
