import type { TextEntry } from './entry.ts';

/** What one commit does, all of it or nothing. */
export interface Change {
  readonly adds?: readonly Addition[];
  /** Ids of records that are of no use any more; unknown ones are ignored. */
  readonly releases?: readonly number[];
}

export interface Addition {
  /** What the record is of: outbox, dead letters. At most 255 bytes. */
  readonly stream: string;
  /** Not to be changed until the commit is saved. */
  readonly payload: Uint8Array | TextEntry;
}

/** A change as it is written: additions have their ids. */
export interface NumberedChange {
  readonly adds: readonly NumberedAddition[];
  readonly releases: readonly number[];
}

export interface NumberedAddition extends Addition {
  readonly id: number;
}

/** An addition that was read, and where its payload stands in the encoded change. */
export interface ReadAddition {
  readonly id: number;
  readonly stream: string;
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

/** The bytes that {@link writeChange} needs. */
export function measureChange({ adds, releases }: NumberedChange): number {
  let bytes = releases.length * (1 + idBytes);
  for (const { stream, payload } of adds) bytes += additionHeadBytes(stream) + payload.length;
  return bytes;
}

/** What stands before the payload of an addition. */
export function additionHeadBytes(stream: string): number {
  return 2 + encodeStream(stream).length + idBytes + 4;
}

/** Layout: 1 stream-length stream id payload-length payload | 2 id, big-endian, one after the other. Returns where it ends. */
export function writeChange(target: Buffer, start: number, { adds, releases }: NumberedChange): number {
  let at = start;
  for (const { id, stream: name, payload } of adds) {
    const stream = encodeStream(name);
    target[at] = addTag;
    target[at + 1] = stream.length;
    target.set(stream, at + 2);
    at = writeSafeInteger(target, at + 2 + stream.length, id);
    at = target.writeUInt32BE(payload.length, at);
    if (payload instanceof Uint8Array) target.set(payload, at);
    else payload.writeTo(target, at);
    at += payload.length;
  }
  for (const id of releases) {
    target[at] = releaseTag;
    at = writeSafeInteger(target, at + 1, id);
  }
  return at;
}

/** The change of a body whose checksum was right, with the places of its payloads. */
export function decodeChange(
  body: Uint8Array,
): Omit<NumberedChange, 'adds'> & { readonly adds: readonly ReadAddition[] } {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const adds: ReadAddition[] = [];
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
    adds.push({ stream, id, start: at, bytes });
    at += bytes;
  }
  return { adds, releases };
}

/** Integers up to 2^53 in eight bytes. */
export function setSafeInteger(view: DataView, at: number, value: number): void {
  view.setUint32(at, Math.floor(value / 2 ** 32));
  view.setUint32(at + 4, value % 2 ** 32);
}

/** The same in a buffer. Returns where they end. */
export function writeSafeInteger(target: Buffer, at: number, value: number): number {
  return target.writeUInt32BE(value % 2 ** 32, target.writeUInt32BE(Math.floor(value / 2 ** 32), at));
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
