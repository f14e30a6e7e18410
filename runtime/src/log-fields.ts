/** As much of a message as tells which one it is. */
interface Named {
  readonly id?: string | undefined;
  readonly channel?: string | undefined;
  readonly correlationId?: string | undefined;
}

interface LogFields {
  readonly channel?: string;
  readonly correlationId?: string;
  readonly messageId?: string;
}

/** What a log line or an event says of a message: which one it is, nothing of what is in it. */
export function logFields(message: Named | undefined, channel = message?.channel): LogFields {
  return {
    ...(channel === undefined || channel === '' ? {} : { channel }),
    ...(message?.correlationId === undefined ? {} : { correlationId: message.correlationId }),
    ...(message?.id === undefined ? {} : { messageId: message.id }),
  };
}
