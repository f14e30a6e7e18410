import { decodeEvent, refuse } from './decode.ts';
import type { Decoded } from './decode.ts';
import { parseJson } from './json.ts';

/** The content types of what Parley publishes on MQTT 5. */
export const contentTypes = {
  event: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
} as const;

/** What a packet carried: its one event, or the events of a batch, each judged by itself. */
export interface DecodedPayload {
  readonly batch: boolean;
  readonly entries: readonly Decoded[];
}

/** Reads a packet. The content type tells a batch; where there is none (MQTT 3.1.1) a list is a batch. Never throws. REQ-BATCH-3 */
export function decodePayload(payload: Uint8Array, contentType?: string): DecodedPayload {
  const parsed = parseJson(payload);
  const declared = kindOf(contentType);
  if (!parsed.ok) return { batch: declared === 'batch', entries: [refuse(parsed.reason)] };
  if (declared === 'event' || (declared === undefined && !Array.isArray(parsed.value))) {
    return { batch: false, entries: [decodeEvent(parsed.value)] };
  }
  if (!Array.isArray(parsed.value)) return { batch: true, entries: [refuse('the batch is no list')] }; // REQ-BATCH-2
  return { batch: true, entries: parsed.value.map(decodeEvent) }; // REQ-BATCH-4
}

function kindOf(contentType: string | undefined): 'event' | 'batch' | undefined {
  if (contentType === contentTypes.event) return 'event';
  const type = contentType?.toLowerCase();
  if (type?.startsWith('application/cloudevents-batch')) return 'batch'; // REQ-BATCH-1
  return type?.startsWith('application/cloudevents') ? 'event' : undefined;
}
