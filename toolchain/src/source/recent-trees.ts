import type { TreeNode } from './tree.ts';

/** How many trees are kept: findings are about few documents at a time. */
const kept = 16;

const recent = new Map<object, TreeNode | undefined>();

/** A tree is large and seldom asked for, so only the last ones are kept; it is made again when it is gone. */
export function recentTree(owner: object, read: () => TreeNode | undefined): TreeNode | undefined {
  const known = recent.get(owner);
  const tree = known ?? read();
  recent.delete(owner);
  recent.set(owner, tree);
  for (const [oldest] of recent) {
    if (recent.size <= kept) break;
    recent.delete(oldest);
  }
  return tree;
}
