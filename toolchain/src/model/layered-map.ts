type Rows<Row> = ReadonlyMap<string, Row>;
/** Undefined: the row is gone. */
type Changed<Row> = ReadonlyMap<string, Row | undefined>;

/** More changed rows than these, and it is cheaper to write all of them down. */
const mostChanged = 200;

/** What came of the rows of an older version. */
export interface Layer<Row> {
  readonly changed: Changed<Row>;
  /** Whether names come, go, or stand in another order. */
  readonly reordered: boolean;
  /** Puts the rows of the version in order, or makes the same ones from nothing. */
  readonly inOrder: (rows: () => Rows<Row>) => Rows<Row>;
}

/**
 * A version of a map that keeps only what differs from an older one. Its order is that of a map made from nothing: where
 * the order may be another one, who looks through it from one end to the other has it made.
 */
export class LayeredMap<Row> implements ReadonlyMap<string, Row> {
  #base: Rows<Row>;
  #changed: Changed<Row>;
  #isInOrder: boolean;
  readonly #inOrder: Layer<Row>['inOrder'];

  private constructor(base: Rows<Row>, { changed, reordered, inOrder }: Layer<Row>) {
    this.#base = base;
    this.#changed = changed;
    this.#isInOrder = !reordered;
    this.#inOrder = inOrder;
  }

  static over<Row>(before: Rows<Row>, layer: Layer<Row>): LayeredMap<Row> {
    const older: LayeredMap<Row> | undefined = before instanceof LayeredMap ? before : undefined;
    const base = older === undefined ? before : older.#base;
    const changed = older === undefined ? layer.changed : new Map([...older.#changed, ...layer.changed]);
    const reordered = layer.reordered || (older !== undefined && !older.#isInOrder);
    return changed.size <= mostChanged
      ? new LayeredMap<Row>(base, { ...layer, changed, reordered })
      : new LayeredMap<Row>(flatten(base, changed), { ...layer, changed: new Map(), reordered });
  }

  get size(): number {
    return this.#ordered().size;
  }

  get(name: string): Row | undefined {
    const row = this.#changed.get(name);
    if (row !== undefined || this.#changed.has(name)) return row;
    return this.#base.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.#ordered().keys();
  }

  *values(): MapIterator<Row> {
    for (const [, row] of this.entries()) yield row;
  }

  *entries(): MapIterator<[string, Row]> {
    for (const [name, row] of this.#ordered()) {
      yield [name, this.#changed.size === 0 ? row : (this.#changed.get(name) ?? row)];
    }
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(callback: (row: Row, name: string, rows: Rows<Row>) => void): void {
    for (const [name, row] of this.entries()) callback(row, name, this);
  }

  /** With the names of this version, but perhaps with rows of older ones. */
  #ordered(): Rows<Row> {
    if (!this.#isInOrder) {
      this.#base = this.#inOrder(() => flatten(this.#base, this.#changed));
      this.#changed = new Map();
      this.#isInOrder = true;
    }
    return this.#base;
  }
}

function flatten<Row>(base: Rows<Row>, changed: Changed<Row>): Rows<Row> {
  const rows = new Map(base);
  for (const [name, row] of changed) {
    if (row === undefined) rows.delete(name);
    else rows.set(name, row);
  }
  return rows;
}
