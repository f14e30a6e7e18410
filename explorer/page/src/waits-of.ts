import type { RowsAnswer, Wait } from '@parley/explorer/protocol';

/** What the rows of an answer wait for, by their numbers; undefined where it is not about that. */
export function waitsOf({ rows, waits }: RowsAnswer): ReadonlyMap<number, Wait> | undefined {
  if (waits === undefined) return undefined;
  return new Map(
    rows.flatMap(({ row }, index) => {
      const wait = waits[index];
      return wait === undefined ? [] : [[row, wait] as const];
    }),
  );
}
