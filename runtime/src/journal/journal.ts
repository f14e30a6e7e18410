import { ParleyError } from '../errors.ts';
import { additionHeadBytes, type Change, type NumberedChange } from './change.ts';
import { frameHeaderBytes } from './frame.ts';
import { Frames, measureFrame } from './frames.ts';
import type { LiveRecord, LiveRecords, Segment } from './live-records.ts';
import { fillOptions, type JournalMode, type JournalOptions } from './options.ts';
import { type Committed, PendingCommit } from './pending-commit.ts';
import { type Damage, recover, type Recovered } from './recover.ts';
import { Segments, UnknownTailError } from './segments.ts';

/**
 * Records that survive crashes, in files to which is only appended. A commit is all there or not at all. After a failed
 * sync nobody knows what the disk holds, so the journal takes no further commits: it has to be opened again.
 */
export interface Journal {
  readonly state: 'open' | 'failed' | 'closed';
  /** What was unreadable when it was opened. */
  readonly damages: readonly Damage[];
  /** Commits of files that somebody removed. */
  readonly missingCommits: number;
  /** Bytes of the payloads that are live. */
  readonly liveBytes: number;
  readonly fileBytes: number;
  /** Throws `overloaded` when there is no room, `storage_failed` after a failure, `unavailable` when closed. Default mode: the journal's. */
  commit(change: Change, mode?: JournalMode): Committed;
  /** Gives records up, with the next commit or soon. After a crash in between they are live again: `onSaved` is called when not any more. */
  release(ids: readonly number[], onSaved?: () => void, mode?: JournalMode): void;
  /** The saved records of a stream, oldest first. */
  records(stream: string): readonly LiveRecord[];
  /** The payload of a record; undefined when it is not live. */
  read(id: number): Promise<Uint8Array | undefined>;
  /** Saves what is under way, and closes the files. */
  close(): Promise<void>;
}

/** Opens the journal of a folder. Rejects with `storage_failed`. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { disk, folder } = options;
  try {
    await disk.makeFolder(folder);
    return new SegmentedJournal(fillOptions(options), await recover(disk, folder));
  } catch (error) {
    throw failure(folder, 'cannot be opened', error);
  }
}

/** Records that are given up with the next commit. */
interface Release {
  readonly ids: readonly number[];
  readonly onSaved: (() => void) | undefined;
  readonly mode: JournalMode;
}

/** How long releases wait for a commit that takes them along. */
const releaseMs = 100;
/** Copied in pieces, so that commits do not wait for megabytes. */
const copyBytes = 1024 * 1024;

class SegmentedJournal implements Journal {
  state: 'open' | 'failed' | 'closed' = 'open';
  readonly damages: readonly Damage[];
  readonly missingCommits: number;
  readonly #options: Required<JournalOptions>;
  readonly #segments: Segments;
  readonly #live: LiveRecords;
  #nextSequence: number;
  #nextId: number;
  readonly #frames = new Frames();
  #pending: PendingCommit[] = [];
  #pendingBytes = 0;
  #running: Promise<void> | undefined;
  #failure: ParleyError | undefined;
  #cancelSync: (() => void) | undefined;
  #released: Release[] = [];
  #cancelRelease: (() => void) | undefined;

  constructor(options: Required<JournalOptions>, recovered: Recovered) {
    this.#options = options;
    this.damages = recovered.damages;
    this.missingCommits = recovered.missingCommits;
    this.#segments = new Segments(options, recovered.segments);
    this.#live = recovered.live;
    this.#nextSequence = recovered.nextSequence;
    this.#nextId = recovered.nextId;
  }

  get liveBytes(): number {
    return this.#live.bytes;
  }

  get fileBytes(): number {
    return this.#segments.bytes;
  }

  commit({ adds = [], releases = [] }: Change, mode = this.#options.mode): Committed {
    this.#assertOpen();
    if (adds.length > 0) this.#assertRoom(adds.reduce((sum, { payload }) => sum + payload.length, 0));
    const numbered = adds.map(({ stream, payload }) => ({ stream, payload, id: this.#nextId++ }));
    const released = this.#takeReleased(mode);
    const given = released.length === 0 ? releases : [...releases, ...released.flatMap(({ ids }) => ids)];
    const change = { adds: numbered, releases: given };
    const pending = new PendingCommit({ change, mode, bytes: measureFrame(change) });
    if (released.length > 0) this.#releaseWith(pending, released);
    this.#pending.push(pending);
    this.#pendingBytes += pending.bytes;
    this.#running ??= this.#run();
    return pending;
  }

  release(ids: readonly number[], onSaved?: () => void, mode = this.#options.mode): void {
    if (this.state !== 'open' || ids.length === 0) return;
    this.#released.push({ ids, onSaved, mode });
    this.#cancelRelease ??= this.#options.clock.after(releaseMs, () => {
      this.#flushReleases();
    });
  }

  records(stream: string): readonly LiveRecord[] {
    return this.#live.of(stream);
  }

  async read(id: number): Promise<Uint8Array | undefined> {
    const record = this.#live.get(id);
    return record?.segment.file.read(record.offset, record.bytes);
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.#flushReleases();
    await this.#running;
    this.#cancelSync?.();
    this.#cancelRelease?.();
    try {
      if (this.#failure === undefined) await this.#segments.sync();
    } finally {
      this.state = 'closed';
      await this.#segments.close();
    }
  }

  #releaseWith(commit: PendingCommit, released: readonly Release[]): void {
    commit.onEnd((error) => {
      for (const { ids, onSaved, mode } of released) {
        if (error === undefined) onSaved?.();
        // They are what makes room: the next commit takes them along.
        else this.release(ids, onSaved, mode);
      }
    });
  }

  /** Those that a commit of this mode saves well enough. */
  #takeReleased(mode: JournalMode): readonly Release[] {
    const taken = mode === 'fsync' ? this.#released : this.#released.filter((one) => one.mode !== 'fsync');
    if (taken.length === this.#released.length) {
      this.#released = [];
      this.#cancelRelease?.();
      this.#cancelRelease = undefined;
    } else this.#released = this.#released.filter((one) => one.mode === 'fsync');
    return taken;
  }

  #flushReleases(): void {
    if (this.#released.length === 0 || this.state !== 'open') return;
    const mode = this.#released.some((one) => one.mode === 'fsync') ? 'fsync' : 'interval';
    this.commit({}, mode);
  }

  #assertOpen(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.state === 'closed') throw new ParleyError('unavailable', 'the journal is closed');
  }

  #assertRoom(bytes: number): void {
    const { maxBytes, folder } = this.#options;
    const taken = this.#live.bytes + this.#pendingBytes;
    if (taken + bytes <= maxBytes) return;
    throw new ParleyError(
      'overloaded',
      `the journal ${folder} is full: ${String(taken)} of ${String(maxBytes)} bytes are taken`,
    );
  }

  /** Group commit: what comes while one batch is written is the next one. */
  async #run(): Promise<void> {
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      this.#pendingBytes = 0;
      await this.#save(batch);
      await this.#tidy();
    }
    this.#running = undefined;
  }

  async #save(batch: readonly PendingCommit[]): Promise<void> {
    const strict = batch.filter(({ mode }) => mode === 'fsync');
    const isStrict = strict.length === batch.length;
    try {
      const changes = batch.map(({ change }) => change);
      const segment = await this.#append(changes);
      if (isStrict) await this.#sync();
      this.#apply(segment, changes);
    } catch (error) {
      this.#refuse(batch, error);
      return;
    }
    if (isStrict) for (const commit of batch) commit.end();
    else await this.#saveMixed(batch, strict);
  }

  /** Who does not wait for the disk is told before it is there. */
  async #saveMixed(batch: readonly PendingCommit[], strict: readonly PendingCommit[]): Promise<void> {
    for (const commit of batch) if (commit.mode !== 'fsync') commit.end();
    if (strict.length === 0) {
      if (batch.some(({ mode }) => mode === 'interval')) this.#syncLater();
      return;
    }
    try {
      await this.#sync();
    } catch (error) {
      this.#refuse(strict, error);
      return;
    }
    for (const commit of strict) commit.end();
  }

  #refuse(batch: readonly PendingCommit[], error: unknown): void {
    const reason = this.#failure ?? failure(this.#options.folder, 'could not be written', error);
    for (const commit of batch) commit.end(reason);
  }

  #append(changes: readonly NumberedChange[]): Promise<Segment> {
    this.#assertOpen();
    const sequence = this.#nextSequence;
    return this.#guarded(() =>
      this.#segments.append(sequence, (seed) => this.#frames.encode(changes, sequence, seed)),
    );
  }

  async #sync(): Promise<void> {
    await this.#guarded(() => this.#segments.sync());
    this.#cancelSync?.();
    this.#cancelSync = undefined;
  }

  async #guarded<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof UnknownTailError) this.#fail(error);
      throw error;
    }
  }

  #apply(segment: Segment, changes: readonly NumberedChange[]): void {
    for (const change of changes) {
      let offset = segment.bytes + frameHeaderBytes;
      for (const { id, stream, payload } of change.adds) {
        offset += additionHeadBytes(stream);
        this.#live.add({ id, stream, bytes: payload.length, segment, offset });
        offset += payload.length;
      }
      for (const id of change.releases) this.#live.release(id);
      segment.bytes += measureFrame(change);
      this.#nextSequence += 1;
    }
  }

  /** Gives room back: dead files go; of a mostly dead one what is live is copied first. */
  async #tidy(): Promise<void> {
    const { segmentBytes } = this.#options;
    try {
      await this.#segments.dropDead();
      const { oldest } = this.#segments;
      const allowed = 2 * (this.#live.bytes + segmentBytes);
      if (oldest === undefined || this.#failure !== undefined || this.fileBytes <= allowed) return;
      await this.#copy(oldest);
      await this.#segments.dropDead();
    } catch {
      // Nothing is lost: the files stay larger than they need to be, until it works.
    }
  }

  async #copy(segment: Segment): Promise<void> {
    let adds: { id: number; stream: string; payload: Uint8Array }[] = [];
    let bytes = 0;
    for (const { id, stream, offset, bytes: size } of [...this.#live.in(segment)]) {
      adds.push({ id, stream, payload: await segment.file.read(offset, size) });
      bytes += size;
      if (bytes < copyBytes) continue;
      await this.#saveCopy(adds);
      adds = [];
      bytes = 0;
    }
    if (adds.length > 0) await this.#saveCopy(adds);
  }

  async #saveCopy(adds: NumberedChange['adds']): Promise<void> {
    const changes = [{ adds, releases: [] }];
    const segment = await this.#append(changes);
    if (this.#options.mode === 'fsync') await this.#sync();
    if (this.#options.mode === 'interval') this.#syncLater();
    this.#apply(segment, changes);
  }

  #syncLater(): void {
    const { clock, intervalMs } = this.#options;
    this.#cancelSync ??= clock.after(intervalMs, () => {
      this.#cancelSync = undefined;
      // The next commit tells of a failure.
      this.#segments.sync().catch((error: unknown) => {
        this.#fail(error);
      });
    });
  }

  #fail(error: unknown): void {
    const what = 'takes nothing more until it is opened again';
    this.#failure ??= failure(this.#options.folder, what, error);
    if (this.state === 'open') this.state = 'failed';
  }
}

function failure(folder: string, what: string, cause: unknown): ParleyError {
  return new ParleyError('storage_failed', `the journal ${folder} ${what}: ${reasonOf(cause)}`, { cause });
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return 'no space left on the disk';
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`;
}
