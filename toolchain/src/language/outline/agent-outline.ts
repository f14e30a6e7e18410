import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import {
  type OutlineItem,
  listOf,
  memberItem,
  memberOf,
  membersIn,
  membersOf,
  named,
  textOf,
} from './item.ts';

/** The agent with what it receives and sends. */
export function agentOutline(root: TreeNode): readonly OutlineItem[] {
  const agent = memberOf(root, 'agent');
  const children = membersOf(root).flatMap(sideItems);
  if (agent === undefined) return children;
  return [
    {
      ...memberItem(agent, 'agent'),
      name: named(textOf(agent.value) ?? 'agent'),
      detail: textOf(memberOf(root, 'version')?.value) ?? '',
      span: [root.start, root.end],
      selection:
        agent.value.start < agent.keyEnd
          ? [agent.keyStart, agent.keyEnd]
          : [agent.value.start, agent.value.end],
      children,
    },
  ];
}

function sideItems(side: PropertyNode): readonly OutlineItem[] {
  const { key } = side;
  if (key !== 'receives' && key !== 'sends') return [];
  const children = membersIn(side).map((member) =>
    memberItem(member, key, { detail: listOf(memberOf(member.value, 'messages')?.value) }),
  );
  return [memberItem(side, 'section', { children })];
}
