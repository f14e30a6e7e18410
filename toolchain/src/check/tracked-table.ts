/** A table that remembers what was looked up in it. */
export class TrackedTable<Row = unknown> implements ReadonlyMap<string, Row> {
  readonly rows = new Set<string>();
  /** Asked for only whether they are there. */
  readonly names = new Set<string>();
  readonly #table: ReadonlyMap<string, Row>;
  #whole: 'nothing' | 'names' | 'rows' = 'nothing';

  constructor(table: ReadonlyMap<string, Row>) {
    this.#table = table;
  }

  /** What was looked through from one end to the other. */
  get whole(): 'nothing' | 'names' | 'rows' {
    return this.#whole;
  }

  get size(): number {
    this.#lookThrough('names');
    return this.#table.size;
  }

  get(name: string): Row | undefined {
    this.rows.add(name);
    return this.#table.get(name);
  }

  has(name: string): boolean {
    this.names.add(name);
    return this.#table.has(name);
  }

  keys(): MapIterator<string> {
    this.#lookThrough('names');
    return this.#table.keys();
  }

  values(): MapIterator<Row> {
    this.#lookThrough('rows');
    return this.#table.values();
  }

  entries(): MapIterator<[string, Row]> {
    this.#lookThrough('rows');
    return this.#table.entries();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(callback: (row: Row, name: string, table: ReadonlyMap<string, Row>) => void): void {
    this.#lookThrough('rows');
    this.#table.forEach((row, name) => {
      callback(row, name, this);
    });
  }

  #lookThrough(what: 'names' | 'rows'): void {
    if (this.#whole !== 'rows') this.#whole = what;
  }
}
