/** Where the bytes of one row lie. */
export interface SlabPlace {
  readonly slab: number;
  readonly offset: number;
}

/** A block of payloads, and the rows whose payloads lie in it. */
export interface Slab {
  readonly bytes: Buffer;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly used: number;
}

/** Payloads one after the other in large blocks; a block goes when its last row goes. */
export interface Slabs {
  /** Bytes of memory that the blocks take, filled or not. */
  readonly allocated: number;
  append(row: number, payload: Uint8Array, extra?: Uint8Array): SlabPlace;
  /** One more row whose payload is the one that was appended last. */
  extend(row: number): void;
  /** A view, not a copy: it is only good until the row is dropped. */
  read(place: SlabPlace, length: number): Buffer;
  /** Lets go of the blocks that hold nothing at or after a row. */
  dropBefore(row: number): void;
  /** The blocks that hold payloads of a range of rows, oldest first. */
  holding(from: number, to: number): Iterable<Slab>;
}

interface GrowingSlab {
  readonly bytes: Buffer;
  readonly firstRow: number;
  lastRow: number;
  used: number;
}

const slabBytes = 1024 * 1024;
const nothing = new Uint8Array(0);

export function createSlabs(): Slabs {
  let slabs: GrowingSlab[] = [];
  let firstSlab = 0;
  let allocated = 0;

  function slabFor(row: number, length: number): GrowingSlab {
    const last = slabs.at(-1);
    if (last !== undefined && last.used + length <= last.bytes.length) return last;
    // A payload that would fill most of a block gets one of its own size, so that nothing is wasted.
    const size = length > slabBytes / 2 ? length : slabBytes;
    const slab = { bytes: Buffer.allocUnsafeSlow(size), firstRow: row, lastRow: row, used: 0 };
    allocated += size;
    slabs.push(slab);
    return slab;
  }

  return {
    get allocated() {
      return allocated;
    },
    append: (row, payload, extra = nothing) => {
      const slab = slabFor(row, payload.length + extra.length);
      const offset = slab.used;
      slab.bytes.set(payload, offset);
      slab.bytes.set(extra, offset + payload.length);
      slab.used += payload.length + extra.length;
      slab.lastRow = row;
      return { slab: firstSlab + slabs.length - 1, offset };
    },
    extend: (row) => {
      const last = slabs.at(-1);
      if (last !== undefined) last.lastRow = row;
    },
    read: ({ slab, offset }, length) =>
      slabs[slab - firstSlab]?.bytes.subarray(offset, offset + length) ?? Buffer.alloc(0),
    dropBefore: (row) => {
      let gone = 0;
      while (gone < slabs.length && (slabs[gone]?.lastRow ?? row) < row) {
        allocated -= slabs[gone]?.bytes.length ?? 0;
        gone += 1;
      }
      if (gone === 0) return;
      slabs = slabs.slice(gone);
      firstSlab += gone;
    },
    *holding(from, to) {
      for (const slab of slabs) if (slab.lastRow >= from && slab.firstRow < to) yield slab;
    },
  };
}
