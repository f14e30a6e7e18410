import type { DiskFile } from './disk.ts';

/** One file of the journal. */
export interface Segment {
  readonly path: string;
  readonly file: DiskFile;
  readonly seed: number;
  /** Up to where it is sound. */
  bytes: number;
  /** How many live records stand in it. */
  live: number;
}

/** A record that was added and not released. */
export interface LiveRecord {
  readonly id: number;
  readonly stream: string;
  readonly bytes: number;
}

interface Placed extends LiveRecord {
  readonly segment: Segment;
  readonly offset: number;
}

/** Where the live records stand; payloads stay on the disk. */
export class LiveRecords {
  #bytes = 0;
  readonly #byId = new Map<number, Placed>();

  get bytes(): number {
    return this.#bytes;
  }

  get(id: number): Placed | undefined {
    return this.#byId.get(id);
  }

  /** In the order in which they were added, which copies do not change. */
  of(stream: string): readonly LiveRecord[] {
    return [...this.#byId.values()]
      .filter((record) => record.stream === stream)
      .sort((left, right) => left.id - right.id);
  }

  *in(segment: Segment): Generator<Placed> {
    for (const record of this.#byId.values()) if (record.segment === segment) yield record;
  }

  /** A record that is there already moves: it was copied. */
  add(record: Placed): void {
    const before = this.#byId.get(record.id);
    if (before === undefined) this.#bytes += record.bytes;
    else before.segment.live -= 1;
    this.#byId.set(record.id, record);
    record.segment.live += 1;
  }

  release(id: number): void {
    const record = this.#byId.get(id);
    if (record === undefined) return;
    this.#byId.delete(id);
    this.#bytes -= record.bytes;
    record.segment.live -= 1;
  }
}
