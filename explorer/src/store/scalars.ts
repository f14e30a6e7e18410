const quote = 0x22;
const backslash = 0x5c;
const escapes = Buffer.from('"\\/bfnrt');

/** 1 for bytes of numbers, `true`, `false` and `null`. */
export const isBareByte = new Uint8Array(256);
for (const letter of Buffer.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.'))
  isBareByte[letter] = 1;

/** Where the text that begins at a byte ends: at its closing quote. -1 when it is none that JSON allows. */
export function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return at;
    if (byte < 0x20) return -1;
    if (byte !== backslash) continue;
    const length = escapeLength(bytes, at);
    if (length === 0) return -1;
    at += length - 1;
  }
  return -1;
}

/** Bytes of the escape that begins at a backslash; 0 when JSON has no such. */
export function escapeLength(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1] ?? 0;
  if (escapes.includes(letter)) return 2;
  if (letter !== 0x75) return 0;
  for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(bytes[digit] ?? 0)) return 0;
  return 6;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

export function endOfBare(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isBareByte[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

const scalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

/** Whether bytes are a number, `true`, `false` or `null` of JSON. */
export function isScalar(bytes: Uint8Array, start: number, end: number): boolean {
  if (isPlainInteger(bytes, start, end)) return true;
  return scalar.test(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + maxScalar))));
}

/** A longer number is none that anybody looks for. */
const maxScalar = 400;

function isPlainInteger(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > maxScalar || (bytes[start] === 0x30 && end - start > 1)) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return end > start;
}
