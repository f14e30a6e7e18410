import { decodeChange } from './change.ts';
import type { Disk, DiskFile } from './disk.ts';
import { type Frame, findFrame, frameHeaderBytes, readFrame } from './frame.ts';
import { LiveRecords, type Segment } from './live-records.ts';
import { decodeSegmentHeader, isSegmentName, segmentHeaderBytes } from './segment.ts';

/** Bytes of the journal that could not be read. What stood around them was kept. */
export interface Damage {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
  /** `tail`: an unfinished write at the end, as a crash leaves it. `middle`: commits that were saved are gone. */
  readonly kind: 'tail' | 'middle';
  /** Where the bytes were put for whoever wants to look at them. */
  readonly savedAs: string;
}

/** What a folder held. */
export interface Recovered {
  readonly segments: readonly Segment[];
  readonly live: LiveRecords;
  readonly damages: readonly Damage[];
  /** Commits that are missing between segments: a file was removed. */
  readonly missingCommits: number;
  readonly nextSequence: number;
  readonly nextId: number;
}

/** Reads every segment of a folder; damaged bytes are put aside, unfinished tails cut off. */
export async function recover(disk: Disk, folder: string): Promise<Recovered> {
  const names = (await disk.list(folder)).filter(isSegmentName);
  const recovery = new Recovery(disk);
  for (const [index, name] of names.entries()) {
    await recovery.read(`${folder}/${name}`, index === names.length - 1);
  }
  return recovery;
}

class Recovery implements Recovered {
  readonly segments: Segment[] = [];
  readonly live = new LiveRecords();
  readonly damages: Damage[] = [];
  missingCommits = 0;
  nextSequence = 0;
  nextId = 1;
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async read(path: string, isLast: boolean): Promise<void> {
    const file = await this.#disk.open(path);
    const bytes = await file.read(0, file.bytes);
    const header = decodeSegmentHeader(bytes);
    if (header === undefined) {
      await file.close();
      await this.#putAside(path, bytes, isLast && bytes.length <= segmentHeaderBytes);
      return;
    }
    if (this.segments.length === 0) this.nextSequence = Math.max(this.nextSequence, header.firstSequence);
    this.missingCommits += Math.max(0, header.firstSequence - this.nextSequence);
    this.nextSequence = Math.max(this.nextSequence, header.firstSequence);
    const segment: Segment = { path, file, seed: header.seed, bytes: segmentHeaderBytes, live: 0 };
    this.segments.push(segment);
    await this.#readFrames(segment, bytes, isLast);
  }

  async #readFrames(segment: Segment, bytes: Uint8Array, isLast: boolean): Promise<void> {
    while (segment.bytes < bytes.length) {
      const frame = readFrame(bytes, segment.bytes, segment.seed);
      if (frame !== undefined && this.#apply(frame, segment)) continue;
      const from = frame?.end ?? segment.bytes;
      const next = findFrame(bytes, { from, seed: segment.seed, least: this.nextSequence });
      const damaged = bytes.subarray(segment.bytes, next?.start);
      await this.#save(segment, damaged, next === undefined && isLast ? 'tail' : 'middle');
      if (next === undefined) break;
      segment.bytes = next.start;
    }
    if (isLast && segment.bytes < segment.file.bytes) await cut(segment.file, segment.bytes);
  }

  /** False for a frame whose checksum is right and whose content is not: nothing of it counts. */
  #apply({ sequence, body, start, end }: Frame, segment: Segment): boolean {
    try {
      const { adds, releases } = decodeChange(body);
      for (const { id, stream, start: at, bytes } of adds) {
        this.live.add({ id, stream, bytes, segment, offset: start + frameHeaderBytes + at });
        this.nextId = Math.max(this.nextId, id + 1);
      }
      for (const id of releases) this.live.release(id);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    segment.bytes = end;
    this.nextSequence = sequence + 1;
    return true;
  }

  async #save(segment: Segment, damaged: Uint8Array, kind: Damage['kind']): Promise<void> {
    const { path, bytes: offset } = segment;
    const savedAs = `${path}.${String(offset)}.damaged`;
    // Damage in the middle stays where it is and is found each time: it is told of once.
    if (!(await saveNew(this.#disk, savedAs, damaged))) return;
    this.damages.push({ path, offset, bytes: damaged.length, kind, savedAs });
  }

  /** A file that is no segment: the crash came before its header was written, or it was overwritten. */
  async #putAside(path: string, bytes: Uint8Array, isUnfinished: boolean): Promise<void> {
    const savedAs = `${path}.0.damaged`;
    await this.#disk.rename(path, savedAs);
    const kind = isUnfinished ? 'tail' : 'middle';
    this.damages.push({ path, offset: 0, bytes: bytes.length, kind, savedAs });
  }
}

async function cut(file: DiskFile, bytes: number): Promise<void> {
  await file.truncate(bytes);
  await file.sync();
}

async function saveNew(disk: Disk, path: string, bytes: Uint8Array): Promise<boolean> {
  let file: DiskFile;
  try {
    file = await disk.create(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.write([bytes], 0);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}
