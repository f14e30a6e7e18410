import type { Environment } from '../environment.ts';
import { encodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { formatTime } from '../protocol/time.ts';
import { systemTypes } from '../protocol/system-types.ts';
import { createUuidV7 } from '../protocol/uuid.ts';

export { systemTypes };

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
