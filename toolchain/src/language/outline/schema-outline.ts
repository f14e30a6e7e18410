import { messageTypeOf } from '../../model/file-kind.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import { type OutlineItem, listOf, memberItem, memberOf, membersOf, named, textOf } from './item.ts';

/** The schema of a file with its properties and definitions, as deep as they go. */
export function schemaOutline(root: TreeNode, { path }: SourceDocument): readonly OutlineItem[] {
  const first = membersOf(root)[0];
  const selection =
    first === undefined ? ([root.start, root.end] as const) : ([first.keyStart, first.keyEnd] as const);
  const children = inSchema(root);
  const span = [root.start, root.end] as const;
  return [
    { name: named(messageTypeOf(path)), detail: typeOf(root), kind: 'message', span, selection, children },
  ];
}

/** What a schema says of members, of items, and in its branches. */
function inSchema(schema: TreeNode): readonly OutlineItem[] {
  return membersOf(schema).flatMap((keyword) => {
    if (keyword.value.start < keyword.keyEnd) return [];
    switch (keyword.key) {
      case 'properties':
        return membersOf(keyword.value).map((member) => schemaItem(member, 'property'));
      case '$defs':
      case 'definitions':
        return membersOf(keyword.value).map((member) => schemaItem(member, 'definition'));
      case 'items':
        return inSchema(keyword.value);
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        return keyword.value.kind === 'array' ? keyword.value.items.flatMap(inSchema) : [];
      default:
        return [];
    }
  });
}

function schemaItem(member: PropertyNode, kind: 'property' | 'definition'): OutlineItem {
  const isAlias = member.value.start < member.keyEnd;
  const children = isAlias ? [] : inSchema(member.value);
  return memberItem(member, kind, { detail: typeOf(member.value), children });
}

/** A few words on what a schema takes. */
function typeOf(schema: TreeNode): string {
  if (schema.kind === 'scalar') return String(schema.value);
  const type = memberOf(schema, 'type')?.value;
  const names = textOf(type) ?? listOf(type).replaceAll(', ', ' | ');
  const format = textOf(memberOf(schema, 'format')?.value);
  const reference = textOf(memberOf(schema, '$ref')?.value);
  const choice = memberOf(schema, 'enum') === undefined ? undefined : 'enum';
  if (names !== '') return format === undefined ? names : `${names}, ${format}`;
  return reference ?? choice ?? '';
}
