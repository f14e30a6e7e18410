import { type Block, readPart } from './block.ts';
import { type OpenBlock, Packer, roomFor } from './packer.ts';

/** What is kept of one packet. */
export interface PacketBytes {
  readonly payload: Uint8Array;
  readonly properties?: Uint8Array | undefined;
  /** Payloads of the same kind look alike. */
  readonly kind: string;
}

/** Payloads one after the other in large blocks; a block goes when its last row goes. */
export interface Blocks {
  /** Bytes of memory that the blocks take, filled or not. */
  readonly allocated: number;
  /** Returns where in its block the row lies. */
  append(row: number, packet: PacketBytes): number;
  /** One more row whose packet is the one that was appended last. */
  extend(row: number): void;
  /** The payload (0) or the properties (1) of the row at an offset. */
  read(row: number, offset: number, which: 0 | 1): Buffer | undefined;
  /** Lets go of the blocks that hold nothing at or after a row. */
  dropBefore(row: number): void;
  /** The blocks that hold packets of a range of rows, oldest first. */
  holding(from: number, to: number): readonly Block[];
}

const blockBytes = 1024 * 1024;
const propertiesKind = '\n';

export function createBlocks(): Blocks {
  let blocks: OpenBlock[] = [];
  let allocated = 0;
  let packer: Packer | undefined;
  const indexOf = (row: number) => lastUpTo(blocks, row);

  function blockFor(row: number, room: number): OpenBlock {
    const last = blocks.at(-1);
    if (last !== undefined && last.used + room <= last.bytes.length) return last;
    if (last !== undefined) allocated += close(last);
    // What would fill most of a block gets one of its own size, so that nothing is wasted.
    const size = room > blockBytes / 2 ? room : blockBytes;
    const bytes = Buffer.allocUnsafeSlow(size);
    const block = { bytes, templates: [], firstRow: row, lastRow: row, used: 0, overhead: 0 };
    allocated += size;
    blocks.push(block);
    if (packer === undefined) packer = new Packer(block);
    else packer.open(block);
    return block;
  }

  return {
    get allocated() {
      return allocated;
    },
    append: (row, { payload, properties, kind }) => {
      const block = blockFor(row, roomFor(payload.length) + roomFor(properties?.length ?? 0));
      const offset = block.used;
      packer?.write(payload, kind);
      packer?.write(properties, propertiesKind);
      block.lastRow = row;
      return offset;
    },
    extend: (row) => {
      const last = blocks.at(-1);
      if (last !== undefined) last.lastRow = row;
    },
    read: (row, offset, which) => {
      const block = blocks[indexOf(row)];
      return block && readPart(block, offset, which);
    },
    dropBefore: (row) => {
      if ((blocks[0]?.lastRow ?? row) >= row) return;
      const kept = blocks.filter(({ lastRow }) => lastRow >= row);
      for (const { lastRow, bytes, overhead } of blocks)
        if (lastRow < row) allocated -= bytes.length + overhead;
      blocks = kept;
    },
    holding: (from, to) =>
      from >= to ? [] : blocks.slice(Math.max(0, indexOf(from))).filter(({ firstRow }) => firstRow < to),
  };
}

/** The index of the last block that begins at or before a row. */
function lastUpTo(blocks: readonly Block[], row: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.firstRow ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Bytes that the templates of a block take, which does not grow any more. */
function close(block: OpenBlock): number {
  for (const { size, places } of block.templates) {
    block.overhead += size * 4;
    for (const { entries } of places) block.overhead += 100 + entries.length * 8;
  }
  return block.overhead;
}
