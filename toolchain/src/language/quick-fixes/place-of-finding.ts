import type { Range } from '../../diagnostic.ts';
import type { Part, SourceDocument } from '../../source/document.ts';
import { joinPointer } from '../../source/pointer.ts';
import type { TreeNode } from '../../source/tree.ts';

/** A key or a value of a document. */
export interface FoundPlace {
  readonly pointer: string;
  readonly keys: readonly string[];
  readonly part: Part;
}

/** The key or the outermost value that stands just in a range; findings have no more than that. */
export function placeOfFinding({ root }: SourceDocument, { start, end }: Range): FoundPlace | undefined {
  const search = (node: TreeNode, pointer: string, keys: readonly string[]): FoundPlace | undefined => {
    if (node.start === start.offset && node.end === end.offset) return { pointer, keys, part: 'value' };
    const entries =
      node.kind === 'object'
        ? node.properties.map(({ key, value, ...at }) => ({ key, value, ...at }))
        : node.kind === 'array'
          ? node.items.map((value, index) => ({ key: String(index), value, keyStart: -1, keyEnd: -1 }))
          : [];
    for (const { key, value, keyStart, keyEnd } of entries) {
      const at = joinPointer(pointer, key);
      const path = [...keys, key];
      if (keyStart === start.offset && keyEnd === end.offset) return { pointer: at, keys: path, part: 'key' };
      if (value.start > start.offset || value.end < end.offset) continue;
      const found = search(value, at, path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return root && search(root, '', []);
}
