const size = 8192;

/** Where values were written in the block that grows: a few thousand of the last, found by their hash. */
export class SeenValues {
  /** Where it was written, and one; 0 is free. */
  readonly at = new Uint32Array(size);
  /** Which place it is of. */
  readonly place = new Uint16Array(size);
  /** The number of its entry, and one; 0 while it has come once. */
  readonly entry = new Uint16Array(size);

  clear(): void {
    this.at.fill(0);
    this.entry.fill(0);
  }

  /** The first of the two cells that may hold a value; the other one is its neighbour (`^ 1`). */
  cellOf(hash: number, place: number): number {
    const mixed = Math.imul(hash ^ Math.imul(place, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (size - 1);
  }

  /** Remembers where a value was written, unless both of its cells hold entries. */
  add(cell: number, place: number, at: number): void {
    const free = this.entry[cell] === 0 ? cell : cell ^ 1;
    if (this.entry[free] !== 0) return;
    this.at[free] = at + 1;
    this.place[free] = place;
  }
}
