/** What one commit does, all of it or nothing. */
export interface Change {
  readonly adds?: readonly Addition[];
  /** Ids of records that are of no use any more; unknown ones are ignored. */
  readonly releases?: readonly number[];
}

export interface Addition {
  /** What the record is of: outbox, dead letters. At most 255 bytes. */
  readonly stream: string;
  readonly payload: Uint8Array;
}

/** A change as it is written: additions have their ids. */
export interface NumberedChange {
  readonly adds: readonly NumberedAddition[];
  readonly releases: readonly number[];
}

export interface NumberedAddition extends Addition {
  readonly id: number;
}

/** Where the payload of an addition stands in the encoded change. */
export interface PayloadSpan {
  readonly start: number;
  readonly bytes: number;
}

const addTag = 1;
const releaseTag = 2;
const idBytes = 8;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Few, and each is in every record of its kind. */
const encodedStreams = new Map<string, Uint8Array>();
const mostStreams = 100;

/** Layout: 1 stream-length stream id payload-length payload | 2 id, big-endian, one after the other. */
export function encodeChange({ adds, releases }: NumberedChange): {
  readonly body: Uint8Array;
  readonly spans: readonly PayloadSpan[];
} {
  let size = releases.length * (1 + idBytes);
  for (const { stream, payload } of adds)
    size += 2 + encodeStream(stream).length + idBytes + 4 + payload.length;
  const body = new Uint8Array(size);
  const view = new DataView(body.buffer);
  const spans: PayloadSpan[] = [];
  let at = 0;
  for (const { id, stream: name, payload } of adds) {
    const stream = encodeStream(name);
    view.setUint8(at, addTag);
    view.setUint8(at + 1, stream.length);
    body.set(stream, at + 2);
    at += 2 + stream.length;
    setSafeInteger(view, at, id);
    view.setUint32(at + idBytes, payload.length);
    at += idBytes + 4;
    body.set(payload, at);
    spans.push({ start: at, bytes: payload.length });
    at += payload.length;
  }
  for (const id of releases) {
    view.setUint8(at, releaseTag);
    setSafeInteger(view, at + 1, id);
    at += 1 + idBytes;
  }
  return { body, spans };
}

/** The change of a body whose checksum was right, with the places of its payloads. */
export function decodeChange(body: Uint8Array): NumberedChange & { readonly spans: readonly PayloadSpan[] } {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const adds: NumberedAddition[] = [];
  const spans: PayloadSpan[] = [];
  const releases: number[] = [];
  let at = 0;
  while (at < body.length) {
    if (view.getUint8(at) === releaseTag) {
      releases.push(getSafeInteger(view, at + 1));
      at += 1 + idBytes;
      continue;
    }
    const streamBytes = view.getUint8(at + 1);
    const stream = decoder.decode(body.subarray(at + 2, at + 2 + streamBytes));
    at += 2 + streamBytes;
    const id = getSafeInteger(view, at);
    const bytes = view.getUint32(at + idBytes);
    at += idBytes + 4;
    adds.push({ stream, id, payload: body.subarray(at, at + bytes) });
    spans.push({ start: at, bytes });
    at += bytes;
  }
  return { adds, releases, spans };
}

/** Integers up to 2^53 in eight bytes. */
export function setSafeInteger(view: DataView, at: number, value: number): void {
  view.setUint32(at, Math.floor(value / 2 ** 32));
  view.setUint32(at + 4, value % 2 ** 32);
}

export function getSafeInteger(view: DataView, at: number): number {
  return view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);
}

function encodeStream(stream: string): Uint8Array {
  const known = encodedStreams.get(stream);
  if (known !== undefined) return known;
  const bytes = encoder.encode(stream);
  if (bytes.length > 255)
    throw new RangeError(`the stream name has ${String(bytes.length)} bytes; 255 is the limit`);
  if (encodedStreams.size < mostStreams) encodedStreams.set(stream, bytes);
  return bytes;
}
