/** Is told what is looked up in a table. */
export interface TableObserver {
  row(name: string): void;
  /** Only whether it is there. */
  name(name: string): void;
  /** From one end to the other. */
  whole(what: 'names' | 'rows'): void;
}

/** A table that tells what is looked up in it. */
export class TrackedTable<Row = unknown> implements ReadonlyMap<string, Row> {
  readonly #table: ReadonlyMap<string, Row>;
  readonly #observer: TableObserver;

  constructor(table: ReadonlyMap<string, Row>, observer: TableObserver) {
    this.#table = table;
    this.#observer = observer;
  }

  get size(): number {
    this.#observer.whole('names');
    return this.#table.size;
  }

  get(name: string): Row | undefined {
    this.#observer.row(name);
    return this.#table.get(name);
  }

  has(name: string): boolean {
    this.#observer.name(name);
    return this.#table.has(name);
  }

  keys(): MapIterator<string> {
    this.#observer.whole('names');
    return this.#table.keys();
  }

  values(): MapIterator<Row> {
    this.#observer.whole('rows');
    return this.#table.values();
  }

  entries(): MapIterator<[string, Row]> {
    this.#observer.whole('rows');
    return this.#table.entries();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(callback: (row: Row, name: string, table: ReadonlyMap<string, Row>) => void): void {
    this.#observer.whole('rows');
    this.#table.forEach((row, name) => {
      callback(row, name, this);
    });
  }
}
