import { channelsOfKey, linksOf } from '../../../model/link.ts';
import { isReservedName, messageTypePattern, reservedChannels } from '../../../model/names.ts';
import type { Workspace } from '../../../model/workspace.ts';
import { field, textField } from '../../../model/fields.ts';
import type { Candidate } from '../item.ts';

/** Every message type: those that no channel carries yet first. */
export function messageTypes(workspace: Workspace): readonly Candidate[] {
  const { messages, carriers } = linksOf(workspace);
  return [...messages.keys()]
    .filter((type) => messageTypePattern.test(type))
    .map((type) => toCandidate(workspace, type, carriers.has(type) ? 20 : 10));
}

/** The message types of a channel or pattern that an agent names. */
export function messagesOfKey(workspace: Workspace, key: string): readonly Candidate[] {
  const types = isReservedName(key)
    ? (reservedChannels[key] ?? [])
    : channelsOfKey(key, linksOf(workspace).channels).flatMap(({ resolved }) => resolved.messages);
  return [...new Set(types)].map((type) => toCandidate(workspace, type, 10));
}

function toCandidate(workspace: Workspace, type: string, rank: number): Candidate {
  const value = linksOf(workspace).messages.get(type)?.document.value;
  const deprecated = field(value, 'deprecated') === true;
  return {
    value: type,
    kind: 'message',
    detail: textField(value, 'title'),
    symbol: { kind: 'message', name: type },
    deprecated,
    rank: deprecated ? 80 : rank,
  };
}
