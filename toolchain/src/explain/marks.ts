/** A text without its marks, and what stood between them. */
export interface MarkedText {
  readonly text: string;
  /** From the first character to the one behind the last, counted in UTF-16 units. */
  readonly ranges: readonly MarkedRange[];
}

export interface MarkedRange {
  readonly start: number;
  readonly end: number;
}

/** Takes `⟪` and `⟫` out of the text of an example. */
export function readMarks(marked: string): MarkedText {
  const ranges: MarkedRange[] = [];
  let text = '';
  for (const [index, part] of marked.split(/[⟪⟫]/u).entries()) {
    const start = text.length;
    text += part;
    if (index % 2 === 1) ranges.push({ start, end: text.length });
  }
  return { text, ranges };
}
