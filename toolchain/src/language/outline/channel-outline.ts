import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import { type OutlineItem, listOf, memberItem, memberOf, membersIn, named, textOf } from './item.ts';

/** The channels of a file with their addresses, each with its messages and parameters. */
export function channelOutline(root: TreeNode): readonly OutlineItem[] {
  const channels = membersIn(memberOf(root, 'channels')).map(channelItem);
  const reserved = memberOf(root, 'reserved');
  if (reserved === undefined) return channels;
  return [...channels, memberItem(reserved, 'section', { detail: listOf(reserved.value) })];
}

function channelItem(channel: PropertyNode): OutlineItem {
  const { value } = channel;
  const address = textOf(memberOf(value, 'address')?.value);
  const parameters = membersIn(memberOf(value, 'parameters'));
  return memberItem(channel, 'channel', {
    detail: address ?? 'inboxes only',
    children: [...messageItems(memberOf(value, 'messages')), ...parameters.map(parameterItem)],
  });
}

function messageItems(messages: PropertyNode | undefined): readonly OutlineItem[] {
  if (messages?.value.kind !== 'array' || messages.value.start < messages.keyEnd) return [];
  return messages.value.items.flatMap((item): readonly OutlineItem[] => {
    const name = textOf(item);
    const span = [item.start, item.end] as const;
    return name === undefined
      ? []
      : [{ name: named(name), detail: '', kind: 'message', span, selection: span, children: [] }];
  });
}

function parameterItem(parameter: PropertyNode): OutlineItem {
  return memberItem(parameter, 'parameter', { detail: listOf(memberOf(parameter.value, 'enum')?.value) });
}
