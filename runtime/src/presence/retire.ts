import type { StatusData } from '@parley/schemas';
import { encodeMessage, contentTypes } from '../protocol/envelope.ts';
import { systemTypes } from '../protocol/system-types.ts';
import type { Topics } from '../protocol/system-topics.ts';
import { formatTime } from '../protocol/time.ts';
import { createUuidV7 } from '../protocol/uuid.ts';
import type { OutgoingPacket } from '../transport/transport.ts';

export interface RetireOptions {
  readonly topics: Topics;
  /** Of whom retires. */
  readonly source: string;
  readonly nowMs: number;
  readonly fill: (bytes: Uint8Array) => void;
}

export interface Retiring {
  readonly agent: string;
  readonly instance: string;
  readonly incarnation: number;
}

/** What takes an instance that will not come back off the broker, in the order in which it is to be published. REQ-PRES-33 */
export function retirement(
  { agent, instance, incarnation }: Retiring,
  { topics, source, nowMs, fill }: RetireOptions,
): readonly OutgoingPacket[] {
  const data: StatusData = { state: 'offline', cause: 'retired', incarnation, since: formatTime(nowMs) };
  const payload = encodeMessage({
    id: createUuidV7(nowMs, fill),
    sender: source,
    type: systemTypes.status,
    data,
    time: formatTime(nowMs),
  });
  const status = topics.status(agent, instance);
  return [
    { topic: status, payload, retain: true, properties: { contentType: contentTypes.event } },
    { topic: topics.card(agent, instance), payload: '', retain: true },
    { topic: status, payload: '', retain: true },
  ];
}
