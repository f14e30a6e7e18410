import type { Message } from './message.ts';
import { parseSource } from './names.ts';
import type { Topics } from './system-topics.ts';

/** Whether a message answers the request: only its cause tells, since a flow shares one correlation. */
export function isReplyTo(request: Pick<Message, 'id'>, reply: Pick<Message, 'causationId'>): boolean {
  return reply.causationId === request.id; // REQ-REPLY-3
}

/** Whether a request from `source` may be answered at `replyTo`: only its own inbox, so that nobody can aim replies at others. */
export function replyTopicAllowed(topics: Pick<Topics, 'parse'>, source: string, replyTo: string): boolean {
  const sender = parseSource(source);
  const topic = topics.parse(replyTo);
  if (sender === undefined || topic?.kind !== 'inbox') return false;
  return topic.agent === sender.agent && topic.instance === sender.instance; // REQ-REPLY-2
}
