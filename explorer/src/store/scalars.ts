const quote = 0x22;
const backslash = 0x5c;
const escapes = Buffer.from('"\\/bfnrt');

/** 1 for bytes of numbers, `true`, `false` and `null`. */
export const isBareByte = new Uint8Array(256);
for (const letter of Buffer.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.'))
  isBareByte[letter] = 1;

/** 1 for bytes of a text that mean nothing but themselves. */
const isPlainByte = new Uint8Array(256).fill(1, 0x20);
isPlainByte[quote] = 0;
isPlainByte[backslash] = 0;

/** Where the text that begins at a byte ends: at its closing quote. -1 when it is none that JSON allows. */
export function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isPlainByte[byte] === 1) continue;
    if (byte !== backslash) return byte === quote ? at : -1;
    const length = escapeLength(bytes, at);
    if (length === 0) return -1;
    at += length - 1;
  }
  return -1;
}

/** Bytes of the escape that begins at a backslash; 0 when JSON has no such. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1] ?? 0;
  if (escapes.includes(letter)) return 2;
  if (letter !== 0x75) return 0;
  for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(bytes[digit] ?? 0)) return 0;
  return 6;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

export function endOfBare(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isBareByte[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

const words: readonly Uint8Array[] = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** Whether bytes are a number, `true`, `false` or `null` of JSON. */
export function isScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  return first >= 0x61 ? isWord(bytes, start, end) : endOfNumber(bytes, start) === end;
}

function isWord(bytes: Uint8Array, start: number, end: number): boolean {
  return words.some(
    (word) => word.length === end - start && word.every((byte, at) => byte === bytes[start + at]),
  );
}

/** Where the number ends that begins at a byte; -1 where none does. */
function endOfNumber(bytes: Uint8Array, start: number): number {
  const whole = bytes[start] === minus ? start + 1 : start;
  let at = bytes[whole] === 0x30 ? whole + 1 : endOfDigits(bytes, whole);
  if (bytes[at] === point) at = endOfDigits(bytes, at + 1);
  if (at === -1 || ((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const sign = bytes[at + 1];
  return endOfDigits(bytes, sign === plus || sign === minus ? at + 2 : at + 1);
}

const [plus, minus, point] = [0x2b, 0x2d, 0x2e];

/** -1 where there is no digit. */
function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  return at === start ? -1 : at;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
