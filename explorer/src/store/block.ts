import { type Template, codes } from './template.ts';

/** What a payload begins with in a block; below: its template. */
export const heads = {
  /** Its length and its bytes follow. */
  plain: 254,
  /** There is none. */
  none: 255,
} as const;
/** Bytes before those of a payload that is kept as it is. */
export const plainHead = 5;
export const maxTemplates = heads.plain;

/** A run of payloads, and the rows whose payloads lie in it. Each row has two parts: the payload and the MQTT properties. */
export interface Block {
  readonly bytes: Buffer;
  readonly firstRow: number;
  readonly templates: readonly Template[];
  lastRow: number;
  used: number;
  /** Bytes that its templates take, when it is full. */
  overhead: number;
}

/** Where the part that begins at an offset ends. */
export function endOfPart(block: Block, at: number): number {
  const { bytes } = block;
  const head = bytes[at] ?? heads.none;
  if (head === heads.none) return at + 1;
  if (head === heads.plain) return at + plainHead + bytes.readUInt32LE(at + 1);
  return skipValues(bytes, at + 1, block.templates[head]?.places.length ?? 0);
}

/** Where so many values end that begin at an offset. Searching spends its time here: no calls in it. */
export function skipValues(bytes: Buffer, at: number, count: number): number {
  let next = at;
  for (let left = count; left > 0; left--) {
    const code = bytes[next] ?? 0;
    if (code < codes.farEntry) next += 1;
    else if (code < codes.literal) next += 2;
    else if (code < codes.longLiteral) next += 1 + code - codes.literal;
    else next += 3 + (bytes[next + 1] ?? 0) + ((bytes[next + 2] ?? 0) << 8);
  }
  return next;
}

/** Where the value whose code stands at an offset ends. */
export function endOfValue(bytes: Buffer, at: number): number {
  const code = bytes[at] ?? 0;
  if (code < codes.farEntry) return at + 1;
  if (code < codes.literal) return at + 2;
  if (code < codes.longLiteral) return at + 1 + code - codes.literal;
  return at + 3 + (bytes[at + 1] ?? 0) + ((bytes[at + 2] ?? 0) << 8);
}

/** The number of the entry whose code stands at an offset; -1 for a value that is written there. */
export function entryAt(bytes: Buffer, at: number): number {
  const code = bytes[at] ?? 0;
  if (code < codes.farEntry) return code;
  if (code >= codes.literal) return -1;
  return codes.farEntry + ((code - codes.farEntry) << 8) + (bytes[at + 1] ?? 0);
}

/** Where the bytes of a value begin that is written at an offset. */
export function startOfLiteral(bytes: Buffer, at: number): number {
  return bytes[at] === codes.longLiteral ? at + 3 : at + 1;
}

/** The bytes of the payload (0) or the properties (1) of a row, as they came. Undefined where there are none. */
export function readPart(block: Block, at: number, which: 0 | 1): Buffer | undefined {
  const start = which === 0 ? at : endOfPart(block, at);
  const head = block.bytes[start] ?? heads.none;
  if (head === heads.none) return undefined;
  if (head === heads.plain) return block.bytes.subarray(start + plainHead, endOfPart(block, start));
  const template = block.templates[head];
  return template === undefined ? undefined : fill(block, template, start + 1);
}

/** Grows to the longest payload that was put together. */
let scratch = Buffer.allocUnsafeSlow(4096);

function fill({ bytes }: Block, { segments, places }: Template, from: number): Buffer {
  let at = from;
  let length = put(segments[0] ?? bytes, 0, segments[0]?.length ?? 0, 0);
  for (let index = 0; index < places.length; index++) {
    const entry = entryAt(bytes, at);
    const written = entry === -1 ? at : (places[index]?.entries[entry] ?? 0);
    length = put(bytes, startOfLiteral(bytes, written), endOfValue(bytes, written), length);
    at = endOfValue(bytes, at);
    const segment = segments[index + 1] ?? bytes;
    length = put(segment, 0, segment.length, length);
  }
  return Buffer.from(scratch.subarray(0, length));
}

/** Copies bytes behind what is there; short ones without asking the platform, which takes longer than they do. */
// eslint-disable-next-line max-params -- an object for each of some thirty pieces of a payload would cost more than the copy
function put(source: Uint8Array, start: number, end: number, to: number): number {
  const length = end - start;
  if (to + length > scratch.length) grow(to + length);
  if (length > 48) scratch.set(source.subarray(start, end), to);
  else for (let index = 0; index < length; index++) scratch[to + index] = source[start + index] ?? 0;
  return to + length;
}

function grow(length: number): void {
  const grown = Buffer.allocUnsafeSlow(length * 2);
  grown.set(scratch);
  scratch = grown;
}
