import { randomInt } from 'node:crypto';

/** 64 bits that stand for a source and an id; two of them with the same bits do not happen at these numbers. */
export interface IdHash {
  readonly high: number;
  readonly low: number;
}

/** Ids are chosen by whoever sends: nobody shall know which of them meet in one place of the index. */
const [highSeed, lowSeed] = [randomInt(0x1_0000_0000), randomInt(0x1_0000_0000)];

/** A message is looked for right before it is kept: its hash is made once. */
let latest = { source: '', id: '', hash: mix('', '') };

export function hashId(source: string, id: string): IdHash {
  if (latest.id === id && latest.source === source) return latest.hash;
  const hash = mix(source, id);
  latest = { source, id, hash };
  return hash;
}

/** Two different mixes side by side: cheap, and good enough for ids. */
function mix(source: string, id: string): IdHash {
  let high = highSeed | 0;
  let low = lowSeed | 0;
  for (const text of [source, '\n', id]) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low + code, 0x85ebca6b);
      low ^= low >>> 13;
    }
  }
  return { high: high >>> 0, low: low >>> 0 };
}

/** Where the hashes of the rows stand. */
export interface HashColumns {
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
}

/** Finds the place of an id among the rows: open addressing, four bytes an entry, no objects. */
export interface IdIndex {
  readonly bytes: number;
  find(columns: HashColumns, hash: IdHash): number | undefined;
  /** Remembers a place, unless there is one for its id already. */
  add(columns: HashColumns, place: number): void;
  /** Forgets a place, if it is the one that is remembered for its id. */
  remove(columns: HashColumns, place: number): void;
}

/**
 * Room for `capacity` places; at most half of the table is ever filled. An entry is a place and one, and above it, in the bits
 * that no place needs, some of the hash: the columns, which are far away in memory, are hardly ever asked in vain.
 */
export function createIdIndex(capacity: number): IdIndex {
  const size = 2 ** Math.ceil(Math.log2(Math.max(capacity, 8) * 2));
  const mask = size - 1;
  const placeBits = 32 - Math.clz32(capacity);
  const placeMask = 2 ** placeBits - 1;
  /** 0 is empty. */
  const table = new Int32Array(size);

  const placeIn = (entry: number) => (entry & placeMask) - 1;
  const tagOf = (high: number) => high << placeBits;

  /** Where the entry of an id is, or would be. */
  function search(columns: HashColumns, high: number, low: number): number {
    const tag = tagOf(high);
    let at = low & mask;
    for (let entry = table[at] ?? 0; entry !== 0; entry = table[at] ?? 0) {
      if ((entry & ~placeMask) === tag) {
        const place = placeIn(entry);
        if (columns.idLow[place] === low && columns.idHigh[place] === high) return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Moves what comes after a hole back into it, so that no search ends too early. */
  function close(columns: HashColumns, start: number): void {
    let hole = start;
    let at = (hole + 1) & mask;
    for (let entry = table[at] ?? 0; entry !== 0; entry = table[at] ?? 0) {
      const home = (columns.idLow[placeIn(entry)] ?? 0) & mask;
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        table[hole] = entry;
        hole = at;
      }
      at = (at + 1) & mask;
    }
    table[hole] = 0;
  }

  return {
    bytes: table.byteLength,
    find: (columns, { high, low }) => {
      const entry = table[search(columns, high, low)] ?? 0;
      return entry === 0 ? undefined : placeIn(entry);
    },
    add: (columns, place) => {
      const high = columns.idHigh[place] ?? 0;
      const at = search(columns, high, columns.idLow[place] ?? 0);
      if (table[at] === 0) table[at] = tagOf(high) | (place + 1);
    },
    remove: (columns, place) => {
      const at = search(columns, columns.idHigh[place] ?? 0, columns.idLow[place] ?? 0);
      if (placeIn(table[at] ?? 0) === place) close(columns, at);
    },
  };
}
