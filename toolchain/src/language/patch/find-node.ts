import type { SourceDocument } from '../../source/document.ts';
import { parsePointer } from '../../source/pointer.ts';
import type { PropertyNode, TreeNode } from '../../source/tree.ts';

/** A value of a document and what holds it. */
export interface FoundNode {
  readonly node: TreeNode;
  /** The member that it is the value of. */
  readonly property: PropertyNode | undefined;
  readonly parent: TreeNode | undefined;
  /** Its place among the members or items of its parent. */
  readonly index: number;
}

/** The value at a pointer; undefined when there is none. */
export function findNode({ root }: SourceDocument, pointer: string): FoundNode | undefined {
  let found: FoundNode | undefined = root && { node: root, property: undefined, parent: undefined, index: 0 };
  for (const key of parsePointer(pointer)) {
    if (found === undefined) return undefined;
    found = childOf(found.node, key);
  }
  return found;
}

function childOf(parent: TreeNode, key: string): FoundNode | undefined {
  if (parent.kind === 'scalar') return undefined;
  if (parent.kind === 'object') {
    const index = parent.properties.findIndex((property) => property.key === key);
    const property = parent.properties[index];
    return property && { node: property.value, property, parent, index };
  }
  const node = /^(?:0|[1-9]\d*)$/.test(key) ? parent.items[Number(key)] : undefined;
  return node && { node, property: undefined, parent, index: Number(key) };
}
