import type { RowsAnswer } from '@parley/explorer/protocol';

/** What an answer says beside its rows, by their numbers; undefined where it says nothing of the kind. */
export function byRow<Value>(
  { rows }: RowsAnswer,
  values: readonly (Value | undefined)[] | undefined,
): ReadonlyMap<number, Value> | undefined {
  if (values === undefined) return undefined;
  return new Map(
    rows.flatMap(({ row }, index) => {
      const value = values[index];
      return value === undefined ? [] : [[row, value] as const];
    }),
  );
}
