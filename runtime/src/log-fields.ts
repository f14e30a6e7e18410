import type { Message } from './protocol/message.ts';

export interface LogFields {
  readonly channel?: string;
  readonly correlationId?: string;
  readonly messageId?: string;
}

/** What a log line or an event says of a message: which one it is, nothing of what is in it. */
export function logFields(message: Partial<Message> | undefined, channel = message?.channel): LogFields {
  return {
    ...(channel === undefined || channel === '' ? {} : { channel }),
    ...(message?.correlationId === undefined ? {} : { correlationId: message.correlationId }),
    ...(message?.id === undefined ? {} : { messageId: message.id }),
  };
}
