import type { Random } from '../random.ts';
import type { Disk } from './disk.ts';
import type { Segment } from './live-records.ts';
import { encodeSegmentHeader, segmentHeaderBytes, segmentName } from './segment.ts';

export interface SegmentsOptions {
  readonly folder: string;
  readonly disk: Disk;
  readonly random: Random;
  /** Where a new segment begins. */
  readonly segmentBytes: number;
}

/** A sync failed, or a write that could not be taken back: nobody knows what a crash would find. */
export class UnknownTailError extends Error {
  override readonly name = 'UnknownTailError';
}

/** The files of a journal, oldest first; the last one is written. */
export class Segments {
  readonly #options: SegmentsOptions;
  readonly #list: Segment[];

  constructor(options: SegmentsOptions, list: readonly Segment[]) {
    this.#options = options;
    this.#list = [...list];
  }

  get bytes(): number {
    return this.#list.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The one that may be copied and dropped; undefined while there is only the one that is written. */
  get oldest(): Segment | undefined {
    return this.#list.length < 2 ? undefined : this.#list[0];
  }

  /** Writes the frames of commits, the first of this number; rejects when not all of them are there, and then none is. */
  async append(sequence: number, encode: (seed: number) => Uint8Array): Promise<Segment> {
    const segment = await this.#writable(sequence);
    try {
      await segment.file.write([encode(segment.seed)], segment.bytes);
      return segment;
    } catch (error) {
      await undo(segment, error);
      throw error;
    }
  }

  /** Brings what was written to the disk. */
  async sync(): Promise<void> {
    const last = this.#list.at(-1);
    try {
      await last?.file.sync();
    } catch (cause) {
      throw new UnknownTailError(`${last?.path ?? ''} could not be brought to the disk`, { cause });
    }
  }

  /** Removes files in which nothing is live. A file may hold releases of what older ones hold, so the oldest goes first. */
  async dropDead(): Promise<void> {
    const { disk, folder } = this.#options;
    for (let dead = this.oldest; dead?.live === 0; dead = this.oldest) {
      await disk.remove(dead.path);
      // Or the next one might be gone after a loss of power, and this one back.
      await disk.syncFolder(folder);
      this.#list.shift();
      await dead.file.close();
    }
  }

  async close(): Promise<void> {
    for (const { file } of this.#list) await file.close();
  }

  /** The last segment, or a new one when that is full. */
  async #writable(sequence: number): Promise<Segment> {
    const last = this.#list.at(-1);
    if (last !== undefined && last.bytes < this.#options.segmentBytes) return last;
    await this.sync();
    const segment = await this.#create(sequence);
    this.#list.push(segment);
    return segment;
  }

  async #create(firstSequence: number): Promise<Segment> {
    const { disk, folder, random } = this.#options;
    const path = `${folder}/${segmentName(firstSequence)}`;
    const seed = Math.floor(random.fraction() * 2 ** 32);
    const file = await disk.create(path);
    try {
      await file.write([encodeSegmentHeader({ seed, firstSequence })], 0);
      await file.sync();
      await disk.syncFolder(folder);
      return { path, file, seed, bytes: segmentHeaderBytes, live: 0 };
    } catch (error) {
      await file.close();
      await disk.remove(path);
      throw error;
    }
  }
}

/** Half a batch must not be found after a crash: its callers are told that nothing was kept. */
async function undo(segment: Segment, cause: unknown): Promise<void> {
  try {
    await segment.file.truncate(segment.bytes);
  } catch {
    throw new UnknownTailError(`${segment.path} could be neither written nor put back`, { cause });
  }
}
