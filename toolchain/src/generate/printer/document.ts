/** Text with places where a line may break: what generators build and {@link render} lays out. */
export type Doc = string | Break | Group | Indent | readonly Doc[];

interface Break {
  readonly kind: 'break';
  /** What stands there when the line does not break. */
  readonly flat: string;
  /** What ends the line when it does break. */
  readonly broken: string;
  /** What begins the next line when it does break. */
  readonly next: string;
  readonly hard: boolean;
}

interface Group {
  readonly kind: 'group';
  readonly content: Doc;
}

interface Indent {
  readonly kind: 'indent';
  readonly content: Doc;
}

/** Breaks the line, always. */
export const hardLine: Doc = { kind: 'break', flat: '', broken: '', next: '', hard: true };

/** Nothing, or a line break where the group around it does not fit. */
export const softLine: Doc = { kind: 'break', flat: '', broken: '', next: '', hard: false };

/** A space, or a line break where the group around it does not fit. */
export const line: Doc = { kind: 'break', flat: ' ', broken: '', next: '', hard: false };

/** Text that stands only where the group around it is broken, such as a trailing comma; breaks the line after it. */
export function lineAfter(broken: string, flat = ''): Doc {
  return { kind: 'break', flat, broken, next: '', hard: false };
}

/** The other way round: begins the next line with `next` if the group around it is broken. */
export function lineBefore(next: string, flat: string): Doc {
  return { kind: 'break', flat, broken: '', next, hard: false };
}

/** On one line if that fits, otherwise broken at every break of its own. */
export function group(...content: readonly Doc[]): Doc {
  return { kind: 'group', content };
}

export function indent(...content: readonly Doc[]): Doc {
  return { kind: 'indent', content };
}

export function join(docs: readonly Doc[], separator: Doc): Doc {
  return docs.map((doc, index) => (index === 0 ? doc : [separator, doc]));
}
