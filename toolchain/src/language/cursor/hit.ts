import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import type { CursorPlace } from './cursor-place.ts';

/** The key or scalar at an offset, or the space between brackets; undefined: the tree does not say. */
export function hitAt(root: TreeNode, text: string, offset: number): CursorPlace | undefined {
  return find({ node: root, keys: [], text, offset });
}

interface Search {
  readonly node: TreeNode;
  readonly keys: readonly string[];
  readonly text: string;
  readonly offset: number;
}

function find(search: Search): CursorPlace | undefined {
  const { node, keys, text, offset } = search;
  if (node.kind === 'scalar') {
    const { start, end } = node;
    return start <= offset && offset <= end && start < end
      ? { keys, part: 'value', node, start, end }
      : undefined;
  }
  const inner = node.kind === 'object' ? inObject(node.properties, search) : inArray(node.items, search);
  if (inner !== undefined) return inner;
  const isBetweenBrackets = /[[{]/.test(text[node.start] ?? '') && node.start < offset && offset < node.end;
  // Behind a colon or inside a broken member the text says more.
  if (!isBetweenBrackets || /:\s*$/.test(text.slice(node.start, offset))) return undefined;
  return { keys, part: 'space', node, start: offset, end: offset };
}

function inObject(
  properties: readonly PropertyNode[],
  { text, offset, keys }: Search,
): CursorPlace | undefined {
  for (const { key, keyStart, keyEnd, value } of properties) {
    if (keyStart > offset) return undefined;
    const path = [...keys, key];
    if (offset <= keyEnd) {
      // A word without a colon was read as one key with the line below it.
      if (text.slice(keyStart, keyEnd).includes('\n')) return undefined;
      return { keys: path, part: 'key', node: value, start: keyStart, end: keyEnd };
    }
    // What an alias stands for is elsewhere in the text.
    if (value.start < keyEnd || value.start > offset || offset > value.end) continue;
    const found = find({ node: value, keys: path, text, offset });
    if (found !== undefined) return found;
  }
  return undefined;
}

function inArray(items: readonly TreeNode[], { text, offset, keys }: Search): CursorPlace | undefined {
  for (const [index, node] of items.entries()) {
    if (node.start > offset || offset > node.end) continue;
    const found = find({ node, keys: [...keys, String(index)], text, offset });
    if (found !== undefined) return found;
  }
  return undefined;
}
