type Rows<Row> = ReadonlyMap<string, Row>;
/** Undefined: the row is gone. */
type Changed<Row> = ReadonlyMap<string, Row | undefined>;

/** More changed rows than these, and it is cheaper to write all of them down. */
const mostChanged = 200;

/**
 * A version of a map that keeps only what differs from an older one. Its order is that of a map made from nothing: who
 * looks through it from one end to the other has it made.
 */
export class LayeredMap<Row> implements ReadonlyMap<string, Row> {
  #base: Rows<Row>;
  #changed: Changed<Row>;
  readonly #makeWhole: () => Rows<Row>;
  #isWhole = false;

  private constructor(base: Rows<Row>, changed: Changed<Row>, makeWhole: () => Rows<Row>) {
    this.#base = base;
    this.#changed = changed;
    this.#makeWhole = makeWhole;
  }

  /** `before` with other rows; `makeWhole` makes the same from nothing. */
  static of<Row>(before: Rows<Row>, changed: Changed<Row>, makeWhole: () => Rows<Row>): LayeredMap<Row> {
    const older: LayeredMap<Row> | undefined = before instanceof LayeredMap ? before : undefined;
    const base = older === undefined ? before : older.#base;
    const all = older === undefined ? changed : new Map([...older.#changed, ...changed]);
    return all.size <= mostChanged
      ? new LayeredMap<Row>(base, all, makeWhole)
      : new LayeredMap<Row>(flatten(base, all), new Map(), makeWhole);
  }

  get size(): number {
    return this.#whole().size;
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
    return this.#whole().keys();
  }

  values(): MapIterator<Row> {
    return this.#whole().values();
  }

  entries(): MapIterator<[string, Row]> {
    return this.#whole().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(callback: (row: Row, name: string, rows: Rows<Row>) => void): void {
    this.#whole().forEach((row, name) => {
      callback(row, name, this);
    });
  }

  #whole(): Rows<Row> {
    if (!this.#isWhole) {
      this.#base = this.#makeWhole();
      this.#changed = new Map();
      this.#isWhole = true;
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
