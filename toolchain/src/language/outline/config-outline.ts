import type { TreeNode } from '../../source/tree.ts';
import { type OutlineItem, listOf, memberItem, membersOf } from './item.ts';

/** Every setting, as deep as they go. */
export function configOutline(root: TreeNode): readonly OutlineItem[] {
  return membersOf(root).map((member) => {
    const { value } = member;
    const detail = value.kind === 'scalar' ? String(value.value) : listOf(value);
    return memberItem(member, 'setting', { detail, children: configOutline(value) });
  });
}
