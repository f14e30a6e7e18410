import type { TextColumn } from '../store/columns.ts';
import { type Marker, setBit } from './marks.ts';
import type { Comparison } from './query.ts';

/** Marks the rows whose text passes; every text is asked about once a run. */
export function markTexts(column: TextColumn, test: (text: string) => boolean): Marker {
  return ({ store, from, to }, bits) => {
    const ids = store.columns[column];
    const answers = new Map<number, boolean>();
    for (let row = from; row < to; row++) {
      const id = ids[row % store.capacity] ?? 0;
      let answer = answers.get(id);
      if (answer === undefined) answers.set(id, (answer = test(store.texts.text(id))));
      if (answer) setBit(bits, row - from);
    }
  };
}

export type NumberColumn = 'time' | 'latency' | 'size' | 'verdict' | 'priority' | 'flags';

/** Marks the rows whose number passes. What has no number (NaN) never does. */
export function markNumbers(column: NumberColumn, test: (value: number) => boolean): Marker {
  return ({ store, from, to }, bits) => {
    const values = store.columns[column];
    for (let row = from; row < to; row++)
      if (test(values[row % store.capacity] ?? NaN)) setBit(bits, row - from);
  };
}

/** Marks the rows of which something that stands beside the store passes. */
export function markRows(test: (row: number) => boolean): Marker {
  return ({ from, to }, bits) => {
    for (let row = from; row < to; row++) if (test(row)) setBit(bits, row - from);
  };
}

/** Whether `value` stands in a relation to `bound`; never for NaN. */
export function compareNumbers(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '=':
      return value === bound;
    case '!=':
      return value < bound || value > bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
  }
}
