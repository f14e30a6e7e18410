import type { PropertyNode, TreeNode } from '../../source/tree.ts';

export type OutlineKind =
  | 'channel'
  | 'agent'
  | 'message'
  | 'parameter'
  | 'receives'
  | 'sends'
  | 'property'
  | 'definition'
  | 'section'
  | 'setting';

/** A line of an outline, placed by offsets. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: readonly [start: number, end: number];
  readonly selection: readonly [start: number, end: number];
  readonly children: readonly OutlineItem[];
}

/** A member of an object as a line; what an alias stands for does not belong to it. */
export function memberItem(
  { key, keyStart, keyEnd, value }: PropertyNode,
  kind: OutlineKind,
  more: { readonly detail?: string; readonly children?: readonly OutlineItem[] } = {},
): OutlineItem {
  const isAlias = value.start < keyEnd;
  return {
    name: named(key),
    detail: more.detail ?? '',
    kind,
    span: [keyStart, isAlias ? keyEnd : Math.max(keyEnd, value.end)],
    selection: [keyStart, keyEnd],
    children: isAlias ? [] : (more.children ?? []),
  };
}

/** Editors take no line without a name. */
export function named(name: string): string {
  return name === '' ? '""' : name;
}

/** The member of an object, by its name. */
export function memberOf(node: TreeNode | undefined, key: string): PropertyNode | undefined {
  return node?.kind === 'object' ? node.properties.find((property) => property.key === key) : undefined;
}

/** The members of an object; nothing else has any. */
export function membersOf(node: TreeNode | undefined): readonly PropertyNode[] {
  return node?.kind === 'object' ? node.properties : [];
}

/** The members of the object that a member is; what an alias stands for is elsewhere. */
export function membersIn(member: PropertyNode | undefined): readonly PropertyNode[] {
  return member === undefined || member.value.start < member.keyEnd ? [] : membersOf(member.value);
}

/** The text of a scalar that is one. */
export function textOf(node: TreeNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The texts of a list as one. */
export function listOf(node: TreeNode | undefined): string {
  return node?.kind === 'array' ? node.items.flatMap((item) => textOf(item) ?? []).join(', ') : '';
}
