import type { DeadLetterData } from '@parley/schemas';
import { encodeBase64 } from '../protocol/base64.ts';
import type { DeadLetter } from './dead-letters.ts';

export interface DeadLetterDataOptions {
  readonly agent: string;
  readonly instance: string;
  /** Letters of the same kind that are not announced by themselves. Default 0. */
  readonly suppressed?: number;
  /** How much of the original is wanted. Default all that is kept. */
  readonly originalBytes?: number;
}

/** A kept letter as it travels. */
export function toDeadLetterData(letter: DeadLetter, options: DeadLetterDataOptions): DeadLetterData {
  const { agent, instance, suppressed = 0, originalBytes } = options;
  const { channel, receive, messageId, sender, type, correlationId, contentType } = letter;
  const more = suppressed === 0 ? '' : ` (and ${suppressed} more with this reason)`;
  const original = originalBytes === undefined ? letter.payload : letter.payload.slice(0, originalBytes);
  return {
    reason: letter.code,
    message: letter.reason + more,
    agent,
    instance,
    id: letter.id,
    topic: letter.topic,
    original: encodeBase64(original),
    size: letter.payloadBytes,
    ...(originalBytes === undefined ? {} : { kept: letter.payload.length }),
    attempts: letter.attempts,
    firstAt: letter.receivedAt,
    lastAt: letter.failedAt,
    ...known({ channel, receive, messageId, sender, type, correlationId, contentType }),
  };
}

/** Leaves out what is undefined or empty. */
export function known<Values extends Readonly<Record<string, string | undefined>>>(
  values: Values,
): { [Name in keyof Values]?: string } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as {
    [Name in keyof Values]?: string;
  };
}
