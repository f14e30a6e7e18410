import { type Spans, maxValues } from './last-payload.ts';
import { endOfBare, endOfText, isBareByte, isScalar } from './scalars.ts';

/** What messages of one kind have in common: all bytes of a JSON text but those of its values. */
export interface Outline {
  /** The bytes, with a mark in the place of each value; equal for equal outlines only. */
  readonly key: string;
  /** The bytes before, between and behind the values: one more than there are values. */
  readonly segments: readonly Uint8Array[];
  /** Which values are texts; the others are numbers, true, false, null. */
  readonly isText: readonly boolean[];
  /** Where the values begin and end in this text. */
  readonly spans: Spans;
}

const quote = 0x22;
const colon = 0x3a;
/** Control characters, which JSON has not: they cannot be mistaken for a byte of the outline. */
const [textMark, bareMark] = ['\u0001', '\u0002'];

/** The outline of a JSON text; undefined for what is none, or has too many values. */
export function outlineOf(bytes: Uint8Array): Outline | undefined {
  const values = valuesOf(bytes);
  if (values === undefined) return undefined;
  const segments: Uint8Array[] = [];
  let key = '';
  let from = 0;
  for (const { start, end, isText } of [...values, { start: bytes.length, end: 0, isText: undefined }]) {
    const segment = bytes.slice(from, start);
    segments.push(segment);
    key += Buffer.from(segment).toString('latin1');
    if (isText !== undefined) key += isText ? textMark : bareMark;
    from = end;
  }
  const spans = { starts: values.map(({ start }) => start), ends: values.map(({ end }) => end) };
  const outline = { key, segments, isText: values.map(({ isText }) => isText), spans };
  return shapeOf(outline) === undefined ? undefined : outline;
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly isText: boolean;
}

function valuesOf(bytes: Uint8Array): readonly Value[] | undefined {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const value = byte === quote ? textAt(bytes, at + 1) : bareAt(bytes, at);
    if (value === undefined || values.length > maxValues) return undefined;
    if (value.end === at) at += 1;
    else {
      if (!(value.isText && isName(bytes, value.end + 1))) values.push(value);
      at = value.isText ? value.end + 1 : value.end;
    }
  }
  return values.length > maxValues ? undefined : values;
}

function textAt(bytes: Uint8Array, start: number): Value | undefined {
  const end = endOfText(bytes, start);
  return end === -1 ? undefined : { start, end, isText: true };
}

/** Without a value here it ends where it starts. */
function bareAt(bytes: Uint8Array, start: number): Value | undefined {
  const byte = bytes[start] ?? 0;
  if (isBareByte[byte] === 0) return isControl(byte) ? undefined : { start, end: start, isText: false };
  const end = endOfBare(bytes, start);
  return isScalar(bytes, start, end) ? { start, end, isText: false } : undefined;
}

function isControl(byte: number): boolean {
  return byte < 0x20 && !isSpace(byte);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function isName(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (isSpace(bytes[at] ?? 0)) at += 1;
  return bytes[at] === colon;
}

/**
 * The value that the text would be, with the number of each value in its place: as a text for a text, as a number for
 * others. Undefined when the text is no JSON.
 */
export function shapeOf({
  segments,
  isText,
}: Pick<Outline, 'segments' | 'isText'>): { readonly root: unknown } | undefined {
  const parts = segments.map((segment, index) => {
    const text = Buffer.from(segment).toString('utf8');
    return index < isText.length ? `${text}${String(index)}` : text;
  });
  try {
    return { root: JSON.parse(parts.join('')) as unknown };
  } catch {
    return undefined;
  }
}
