/** What a value must be like for a text to stand where it is looked for. */
export interface Condition {
  /** Which value of the outline. */
  readonly index: number;
  readonly kind: 'is' | 'begins' | 'ends';
  readonly text: string;
}

/** One way in which a text can stand in what an outline and its values make; without conditions it stands in all of them. */
export type Alignment = readonly Condition[];

/** What stands around values: one segment more than there are values. */
export interface Outlined {
  readonly segments: readonly string[];
  /** Which values are texts; others are numbers, true, false, null. */
  readonly isText: readonly boolean[];
}

/** A text for which there are more ways than that is looked for without them. */
const maxSteps = 20_000;
const maxAlignments = 200;

/** All ways in which a text can stand in what an outline and its values make, unless it stands in one value; undefined for too many. */
export function alignmentsOf(text: string, outlined: Outlined): readonly Alignment[] | undefined {
  return new Aligner(text, outlined).run();
}

class Aligner {
  readonly #text: string;
  readonly #outlined: Outlined;
  readonly #found: Alignment[] = [];
  #steps = 0;

  constructor(text: string, outlined: Outlined) {
    this.#text = text;
    this.#outlined = outlined;
  }

  run(): readonly Alignment[] | undefined {
    const { segments, isText } = this.#outlined;
    if (segments.some((segment) => segment.includes(this.#text))) return [[]];
    for (const [index, segment] of segments.entries())
      for (let at = 0; at < segment.length; at++)
        if (this.#text.startsWith(segment.slice(at))) this.#value([], segment.length - at, index);
    for (const index of isText.keys()) {
      for (let length = 1; length < this.#text.length; length++) {
        const part = { index, kind: 'ends', text: this.#text.slice(0, length) } as const;
        if (this.#isPossible(part)) this.#segment([part], length, index + 1);
      }
    }
    return this.#steps > maxSteps || this.#found.length > maxAlignments ? undefined : this.#found;
  }

  /** The rest of the text from `at` must begin where a segment begins. */
  #segment(before: Alignment, at: number, index: number): void {
    if (++this.#steps > maxSteps) return;
    const segment = this.#outlined.segments[index] ?? '';
    if (segment.length >= this.#text.length - at) {
      if (segment.startsWith(this.#text.slice(at))) this.#found.push(before);
    } else if (this.#text.startsWith(segment, at)) this.#value(before, at + segment.length, index);
  }

  /** The rest of the text from `at` must begin where a value begins. */
  #value(before: Alignment, at: number, index: number): void {
    if (index >= this.#outlined.isText.length) return;
    this.#add(before, { index, kind: 'begins', text: this.#text.slice(at) });
    for (let end = at; end < this.#text.length && this.#steps <= maxSteps; end++) {
      const part = { index, kind: 'is', text: this.#text.slice(at, end) } as const;
      if (!this.#isPossible(part)) return;
      this.#segment([...before, part], end, index + 1);
    }
  }

  #add(before: Alignment, last: Condition): void {
    if (this.#isPossible(last) && this.#found.length <= maxAlignments) this.#found.push([...before, last]);
  }

  /** A text ends at its quote, unless that is escaped; what is no text has only letters, digits, signs. */
  #isPossible({ index, text }: Condition): boolean {
    return this.#outlined.isText[index] === true ? !/[^\\]"/.test(text) : !/[^\w.+-]/.test(text);
  }
}
