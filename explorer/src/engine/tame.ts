import type { Message } from '@parley/runtime/protocol';
import type { CapturedMessage } from '../capture/capture.ts';
import type { Verdict } from '../judge/verdict.ts';

/** Letters of a name: longer ones are cut. Senders make them up, and much is kept by name. */
const maxName = 1000;
const maxTags = 100;

const names = [
  ...(['id', 'type', 'sender', 'receiver', 'channel'] as const),
  ...(['correlationId', 'causationId', 'replyTo', 'address'] as const),
];

/** A message as it is counted, kept and shown: names of any length are cut. The bytes of its packet stay as they are. */
export function tame(captured: CapturedMessage): CapturedMessage {
  const { packet, message, verdict, channel } = captured;
  // Nearly always no name can be that long, or none is.
  if (packet.payload.length <= maxName) return captured;
  if (isShort(message) && isBrief(verdict) && (channel?.length ?? 0) <= maxName) return captured;
  return {
    ...captured,
    message: cutNames(message),
    verdict: cutPointers(verdict),
    ...(channel !== undefined && { channel: cut(channel) }),
  };
}

function isShort(message: Partial<Message>): boolean {
  for (const name of names) if ((message[name]?.length ?? 0) > maxName) return false;
  const { tags = [] } = message;
  return tags.length <= maxTags && tags.every((tag) => tag.length <= maxName);
}

function isBrief(verdict: Verdict): boolean {
  return verdict.kind !== 'invalid' || verdict.problems.every(({ pointer }) => pointer.length <= maxName);
}

function cutNames(message: Partial<Message>): Partial<Message> {
  const long = names.filter((name) => (message[name]?.length ?? 0) > maxName);
  return {
    ...message,
    ...Object.fromEntries(long.map((name) => [name, cut(message[name] ?? '')])),
    ...(message.tags && { tags: message.tags.slice(0, maxTags).map(cut) }),
  };
}

function cutPointers(verdict: Verdict): Verdict {
  if (verdict.kind !== 'invalid') return verdict;
  return {
    ...verdict,
    problems: verdict.problems.map((problem) => ({ ...problem, pointer: cut(problem.pointer) })),
  };
}

/** Through bytes: a slice of a text would keep all of it in memory. */
function cut(text: string): string {
  return text.length <= maxName ? text : Buffer.from(`${text.slice(0, maxName)}…`).toString();
}
