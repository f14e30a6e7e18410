const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const random = new Uint8Array(10);
/** Of the id that is written, with its hyphens: what follows the time is new in each, the time once a millisecond. */
const codes = Array.from('00000000-0000-7000-8000-000000000000', (digit) => digit.charCodeAt(0));
const nodeStart = 24;
let codesMs = 0;

/** A UUIDv7 (RFC 9562): sorts by its millisecond; `fill` writes random bytes. */
export function createUuidV7(nowMs: number, fill: (bytes: Uint8Array) => void): string {
  fill(random);
  const ms = Math.trunc(nowMs);
  if (ms !== codesMs) writeTime(ms);
  writeByte(14, ((random[0] ?? 0) & 0x0f) | 0x70);
  writeByte(16, random[1] ?? 0);
  writeByte(19, ((random[2] ?? 0) & 0x3f) | 0x80);
  writeByte(21, random[3] ?? 0);
  for (let index = 0; index < 6; index += 1) writeByte(nodeStart + index * 2, random[4 + index] ?? 0);
  return String.fromCharCode.apply(undefined, codes);
}

function writeTime(ms: number): void {
  const text = ms.toString(16).padStart(12, '0');
  for (let index = 0; index < 12; index += 1) codes[index < 8 ? index : index + 1] = text.charCodeAt(index);
  codesMs = ms;
}

function writeByte(at: number, byte: number): void {
  codes[at] = digits[byte >> 4] ?? 0;
  codes[at + 1] = digits[byte & 0x0f] ?? 0;
}

/** A UUIDv8 (RFC 9562) of the first 16 bytes of a digest: the same digest, the same id. */
export function createUuidV8(digest: Uint8Array): string {
  const bytes = Array.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = bytes.map((byte) => hex[byte]).join('');
  const parts = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)];
  return parts.join('-');
}

/** True for ids that were derived from a cause: UUIDv8. */
export function isDerivedId(id: string): boolean {
  return id[14] === '8' && isUuid(id);
}

/** True for any version of RFC 9562, in lower case. */
export function isUuid(value: string): boolean {
  return uuid.test(value); // REQ-ENV-4
}
