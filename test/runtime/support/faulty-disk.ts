import type { Disk, DiskFile } from '#runtime/journal/disk.ts';

/** Picks a number below `limit`; a test brings it, so that crashes can be repeated. */
export type Pick = (limit: number) => number;

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
}

interface Stored {
  /** What a loss of power leaves for sure. */
  durable: Uint8Array;
  /** What is read now. */
  current: Uint8Array;
  /** Since the last sync, in their order. */
  unsynced: (Write | { readonly truncatedTo: number })[];
}

/** A disk in memory that loses power and has faults: what was not synced may be there in part. */
export class FaultyDisk implements Disk {
  readonly #files = new Map<string, Stored>();
  /** The names that a loss of power leaves for sure. */
  #durableNames = new Map<string, Stored>();
  #fault: ((operation: string) => void) | undefined;
  syncs = 0;

  /** Asked before each operation; it may throw. */
  onOperation(fault: ((operation: string) => void) | undefined): void {
    this.#fault = fault;
  }

  /** The disk after power came back: each unsynced write and name is there, in part, or not at all. */
  crash(pick: Pick): FaultyDisk {
    const after = new FaultyDisk();
    const names = new Set([...this.#durableNames.keys(), ...this.#files.keys()]);
    for (const name of names) {
      const isSure = this.#durableNames.get(name) === this.#files.get(name);
      const stored = isSure || pick(2) === 0 ? this.#files.get(name) : this.#durableNames.get(name);
      if (stored === undefined) continue;
      const bytes = survivors(stored, pick);
      after.#files.set(name, { durable: bytes, current: bytes, unsynced: [] });
    }
    after.#durableNames = new Map(after.#files);
    return after;
  }

  paths(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  content(path: string): Uint8Array {
    return this.#stored(path).current;
  }

  /** Puts a file there as if it had always been. */
  place(path: string, bytes: Uint8Array): void {
    const stored: Stored = { durable: bytes, current: bytes, unsynced: [] };
    this.#files.set(path, stored);
    this.#durableNames.set(path, stored);
  }

  /** The same files, without faults. */
  copy(): FaultyDisk {
    const copy = new FaultyDisk();
    for (const [path, { current }] of this.#files) copy.place(path, current.slice());
    return copy;
  }

  makeFolder(): Promise<void> {
    return this.#do('makeFolder', () => undefined);
  }

  list(folder: string): Promise<readonly string[]> {
    return this.#do('list', () =>
      this.paths()
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
    );
  }

  create(path: string): Promise<DiskFile> {
    return this.#do('create', () => {
      if (this.#files.has(path)) throw Object.assign(new Error(`${path} is there`), { code: 'EEXIST' });
      const stored: Stored = { durable: new Uint8Array(), current: new Uint8Array(), unsynced: [] };
      this.#files.set(path, stored);
      return this.#open(stored);
    });
  }

  open(path: string): Promise<DiskFile> {
    return this.#do('open', () => this.#open(this.#stored(path)));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#do('rename', () => {
      this.#files.set(to, this.#stored(from));
      this.#files.delete(from);
    });
  }

  remove(path: string): Promise<void> {
    return this.#do('remove', () => {
      this.#files.delete(path);
    });
  }

  syncFolder(): Promise<void> {
    return this.#do('syncFolder', () => {
      this.#durableNames = new Map(this.#files);
    });
  }

  #stored(path: string): Stored {
    const stored = this.#files.get(path);
    if (stored === undefined) throw Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
    return stored;
  }

  #open(stored: Stored): DiskFile {
    return {
      get bytes() {
        return stored.current.length;
      },
      read: (position, bytes) => this.#do('read', () => stored.current.slice(position, position + bytes)),
      write: (parts, position) =>
        this.#do('write', () => {
          const bytes = concatenate(parts);
          stored.current = written(stored.current, { position, bytes });
          stored.unsynced.push({ position, bytes });
        }),
      truncate: (bytes) =>
        this.#do('truncate', () => {
          stored.current = stored.current.slice(0, bytes);
          stored.unsynced.push({ truncatedTo: bytes });
        }),
      sync: () =>
        this.#do('sync', () => {
          this.syncs += 1;
          stored.durable = stored.current;
          stored.unsynced = [];
        }),
      close: () => this.#do('close', () => undefined),
    };
  }

  async #do<T>(operation: string, run: () => T): Promise<T> {
    await Promise.resolve();
    this.#fault?.(operation);
    return run();
  }
}

function survivors({ durable, unsynced }: Stored, pick: Pick): Uint8Array {
  let bytes = durable;
  for (const change of unsynced) {
    const fate = pick(3);
    if (fate === 0) continue;
    if ('truncatedTo' in change) bytes = bytes.slice(0, change.truncatedTo);
    else if (fate === 1) bytes = written(bytes, change);
    else {
      const part = change.bytes.subarray(0, pick(change.bytes.length + 1));
      bytes = written(bytes, { position: change.position, bytes: part });
    }
  }
  return bytes;
}

/** What lies between the end of the file and the position reads as zeros. */
function written(before: Uint8Array, { position, bytes }: Write): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, position + bytes.length));
  after.set(before);
  after.set(bytes, position);
  return after;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
