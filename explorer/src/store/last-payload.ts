import { endOfBare, endOfText, isScalar } from './scalars.ts';

/** Longer payloads are kept as they are: what they have in common with others is a small part of them. */
export const maxPacked = 16 * 1024;
export const maxValues = 250;

/** Where the values of a payload begin and end. */
export interface Spans {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** The payload that is on its way into a block, behind which stands a byte that no value has. */
export class NextPayload implements Spans {
  readonly bytes = new Uint8Array(maxPacked + 1);
  readonly view = new DataView(this.bytes.buffer);
  readonly starts = new Uint16Array(maxValues);
  readonly ends = new Uint16Array(maxValues);
  /** 1 for values that are the same as in the last payload. */
  readonly isSame = new Uint8Array(maxValues);
  length = 0;

  /** At most `maxPacked` bytes. */
  set(bytes: Uint8Array): void {
    this.bytes.set(bytes);
    this.bytes[bytes.length] = 0;
    this.length = bytes.length;
  }
}

/**
 * The last payload of an outline. The next one is compared with it, eight bytes at a time, and only looked at where they differ: nearly
 * all bytes of a message are those of the one before.
 */
export class LastPayload {
  /** What each value was written as: the number of its entry; -1: as it stands. */
  readonly entries: Int16Array;
  readonly #isText: readonly boolean[];
  readonly #starts: Uint16Array;
  readonly #ends: Uint16Array;
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  constructor(isText: readonly boolean[]) {
    this.#isText = isText;
    this.#starts = new Uint16Array(isText.length);
    this.#ends = new Uint16Array(isText.length);
    this.entries = new Int16Array(isText.length).fill(-1);
  }

  /** Whether a payload has the same outline; then it knows where its values are. */
  isLike(next: NextPayload): boolean {
    const count = this.#starts.length;
    let from = 0;
    // How much later in the next payload the same bytes stand.
    let shift = 0;
    for (let place = 0; ; place++) {
      const differs = this.#firstDifference(next, from, shift);
      place = this.#copySpans(next, { place, before: differs, shift });
      if (place === count) return differs === this.#length && differs + shift === next.length;
      const start = (this.#starts[place] ?? 0) + shift;
      const end = differs + shift < start ? -1 : this.#endOfValue(next, place, start);
      if (end === -1) return false;
      next.starts[place] = start;
      next.ends[place] = end;
      next.isSame[place] = 0;
      from = this.#ends[place] ?? 0;
      shift = end - from;
    }
  }

  /** The values that end before a place are the same. Returns the first that may be another. */
  #copySpans(
    next: NextPayload,
    { place, before, shift }: { readonly place: number; readonly before: number; readonly shift: number },
  ): number {
    const starts = this.#starts;
    const ends = this.#ends;
    let at = place;
    for (; at < starts.length && (ends[at] ?? 0) < before; at++) {
      next.starts[at] = (starts[at] ?? 0) + shift;
      next.ends[at] = (ends[at] ?? 0) + shift;
      next.isSame[at] = 1;
    }
    return at;
  }

  /** From now on the payload is the last one; its values stand where the spans tell. */
  take(payload: Uint8Array, { starts, ends }: Spans): void {
    if (this.#bytes.length < payload.length) {
      this.#bytes = new Uint8Array(payload.length + (payload.length >> 2));
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(payload);
    this.#length = payload.length;
    for (let place = 0; place < this.#starts.length; place++) {
      this.#starts[place] = starts[place] ?? 0;
      this.#ends[place] = ends[place] ?? 0;
    }
  }

  /** Where the payloads differ first, as a place in this one; the end of the shorter one when it begins the other. */
  #firstDifference(next: NextPayload, from: number, shift: number): number {
    const end = Math.min(this.#length, next.length - shift);
    const one = this.#view;
    const other = next.view;
    let at = from;
    // Eight bytes as one number: equal ones have the same bytes unless all of these are zero, and no JSON has such.
    while (at + 8 <= end && one.getFloat64(at, true) === other.getFloat64(at + shift, true)) at += 8;
    while (at + 4 <= end && one.getInt32(at, true) === other.getInt32(at + shift, true)) at += 4;
    while (at < end && this.#bytes[at] === next.bytes[at + shift]) at += 1;
    return at;
  }

  /** -1 where there is no value of the kind that the place has. */
  #endOfValue({ bytes }: NextPayload, place: number, start: number): number {
    if (this.#isText[place] === true) return endOfText(bytes, start);
    const end = endOfBare(bytes, start);
    return isScalar(bytes, start, end) ? end : -1;
  }
}
