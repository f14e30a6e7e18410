export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Zero-based, as in LSP: `column` counts UTF-16 code units. Printers add one. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file; `file` is relative to the workspace folder, with forward slashes. */
export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** One finding: one cause, one place. */
export interface Diagnostic extends Location {
  /** The stable id of the rule, UPPER_SNAKE. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, with the value and what was expected. */
  readonly message: string;
  /** How to mend it, for example "did you mean ...". */
  readonly hint?: string;
  /** Other places that belong to the finding, for example the first of two duplicates. */
  readonly related?: readonly (Location & { readonly message: string })[];
}

/** By file, position, code, the first related place, words: the order in which every output lists findings, however they were found. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    comparePlaces(left, right) ||
    compareText(left.code, right.code) ||
    comparePlaces(left.related?.[0], right.related?.[0]) ||
    compareText(left.message, right.message)
  );
}

/** No place comes before any. */
function comparePlaces(left: Location | undefined, right: Location | undefined): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareText(left.file, right.file) || left.range.start.offset - right.range.start.offset;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
