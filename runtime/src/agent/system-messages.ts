import type { Environment } from '../environment.ts';
import { encodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { formatTime } from '../protocol/time.ts';
import { createUuidV7 } from '../protocol/uuid.ts';

export const systemTypes = {
  status: 'parley.status.v1',
  card: 'parley.card.v1',
  health: 'parley.health.v1',
  front: 'parley.front.v1',
  error: 'parley.error.v1',
  cancel: 'parley.cancel.v1',
  event: 'parley.event.v1',
  command: 'parley.command.v1',
  deadLetter: 'parley.dead-letter.v1',
  receipt: 'parley.receipt.v1',
} as const;

type SystemMessageOptions = Partial<
  Pick<Message, 'correlationId' | 'causationId' | 'receiver' | 'expiresAt' | 'hops'>
>;

/** Writes the text of one system message. */
export type WriteSystemMessage = (type: string, data: unknown, options?: SystemMessageOptions) => string;

export function createSystemMessages(sender: string, { clock, random }: Environment): WriteSystemMessage {
  return (type, data, options = {}) => {
    const nowMs = clock.now();
    const id = createUuidV7(nowMs, (bytes) => {
      random.fill(bytes);
    });
    return encodeMessage({ id, sender, type, data, time: formatTime(nowMs), ...options });
  };
}
