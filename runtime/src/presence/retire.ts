import type { FrontData, StatusData } from '@parley/schemas';
import { encodeMessage, contentTypes } from '../protocol/envelope.ts';
import { systemTypes } from '../protocol/system-types.ts';
import type { Topics } from '../protocol/system-topics.ts';
import { formatTime } from '../protocol/time.ts';
import { createUuidV7 } from '../protocol/uuid.ts';
import type { FrontRecord } from './records.ts';
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
  /** The agent's record, where no other instance is left: nobody waits for this agent any more. REQ-PRES-75 */
  readonly front?: FrontRecord | undefined;
}

/** What takes an instance that will not come back off the broker, in the order in which it is to be published. REQ-PRES-33 */
export function retirement(
  { agent, instance, incarnation, front }: Retiring,
  { topics, source, nowMs, fill }: RetireOptions,
): readonly OutgoingPacket[] {
  const since = formatTime(nowMs);
  const write = (
    type: string,
    data: StatusData | FrontData,
  ): Pick<OutgoingPacket, 'payload' | 'retain' | 'properties'> => ({
    payload: encodeMessage({ id: createUuidV7(nowMs, fill), sender: source, type, data, time: since }),
    retain: true,
    properties: { contentType: contentTypes.event },
  });
  const status = topics.status(agent, instance);
  const ended: StatusData = { state: 'offline', cause: 'retired', incarnation, since };
  return [
    { topic: status, ...write(systemTypes.status, ended) },
    { topic: topics.card(agent, instance), payload: '', retain: true },
    { topic: status, payload: '', retain: true },
    ...(front === undefined
      ? []
      : [{ topic: topics.front(agent), ...write(systemTypes.front, { ...front, since, retired: true }) }]),
  ];
}
