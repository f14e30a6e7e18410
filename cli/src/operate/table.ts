import { fitStart, widthOf } from '../report/width.ts';

export interface Column {
  readonly title: string;
  /** It may be cut where a line gets too long. */
  readonly canShrink?: true;
  /** Its cells stand at the right, as numbers do. */
  readonly isNumber?: true;
}

/** No column that may be cut gets narrower. */
const minWidth = 8;
const gap = '  ';

/** Cells under their titles; `columns` undefined: nothing is cut. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): { readonly head: string; readonly lines: readonly string[] } {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  if (width !== undefined) shrink(widths, columns, width);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cut(cell, widths[index] ?? 0), widths[index] ?? 0, columns[index]))
      .join(gap)
      .trimEnd();
  return { head: line(columns.map(({ title }) => title)), lines: rows.map(line) };
}

/** Keeps the beginning. */
export function cut(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${fitStart(text, Math.max(0, width - 1))}…`;
}

/** The widest of those that may gives way first. */
function shrink(widths: number[], columns: readonly Column[], width: number): void {
  for (;;) {
    const over = widths.reduce((sum, each) => sum + each + gap.length, -gap.length) - width;
    const widest = Math.max(...widths.filter((_, index) => columns[index]?.canShrink === true), 0);
    if (over <= 0 || widest <= minWidth) return;
    const index = widths.findIndex((each, at) => each === widest && columns[at]?.canShrink === true);
    widths[index] = widest - 1;
  }
}

function pad(text: string, width: number, column: Column | undefined): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return column?.isNumber === true ? space + text : text + space;
}
