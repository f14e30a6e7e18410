import { fileKind } from '@parley/toolchain';
import { type LanguageSession, type Snapshot, createLanguageSession } from '@parley/toolchain/language';
import type { FileEvent, Host } from '../host.ts';
import { pathIn } from '../uris.ts';
import { isInScope } from './scope.ts';

/** What a workspace tells to those around it. */
export interface WorkspaceEvents {
  /** Its texts are others now; `typed`: by the user, in the editor. */
  readonly onChange: (workspace: OpenWorkspace, typed: boolean) => void;
  /** Whether it is busy, or why it could not be read. */
  readonly onStatus: () => void;
  /** It is no workspace any more. */
  readonly onGone: (workspace: OpenWorkspace) => void;
}

/** More changed files than that are read quicker all together. */
const maxSingleReads = 50;

/** One workspace: the files of the disk, with the texts of the editor over them. */
export class OpenWorkspace {
  readonly root: string;
  readonly #host: Host;
  readonly #events: WorkspaceEvents;
  readonly #session: LanguageSession = createLanguageSession();
  /** The texts of the editor, by path. */
  readonly #texts = new Map<string, string>();
  /** Open files that were deleted on the disk and not touched since. */
  readonly #deleted = new Set<string>();
  /** The paths that were read from the disk. */
  #known: ReadonlySet<string> = new Set();
  #failure: string | undefined;
  /** One read after the other, so that an old text never replaces a new one. */
  #reading: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isStale = false;
  #isClosed = false;

  constructor(root: string, host: Host, events: WorkspaceEvents) {
    this.root = root;
    this.#host = host;
    this.#events = events;
  }

  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** Why it could not be read. */
  get failure(): string | undefined {
    return this.#failure;
  }

  get fileCount(): number {
    return this.#known.size;
  }

  /** The workspace with all that the editor sent until now. */
  snapshot(): Snapshot {
    return this.#session.snapshot();
  }

  /** Resolves when the files of the disk are there. */
  async ready(): Promise<void> {
    while (this.isBusy) await this.#reading;
  }

  /** Whether a file beside the workspace takes part in it. */
  imports(uri: string): boolean {
    const path = pathIn(this.root, uri);
    return path !== undefined && path.startsWith('../') && this.#known.has(path);
  }

  /** Reads all files again, once for all who ask before it begins. */
  reload(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    this.#enqueue(() => this.#readAll());
  }

  /** The editor has a text of its own for a file; undefined: no more, that of the disk counts again. */
  edit(uri: string, text: string | undefined): void {
    const path = pathIn(this.root, uri);
    if (path === undefined) return;
    if (text === undefined) {
      this.#endEdit(uri, path);
      return;
    }
    const isOpened = !this.#texts.has(path);
    this.#texts.set(path, text);
    if (!isOpened) this.#deleted.delete(path);
    if (this.#takes(path)) this.#change(path, text, !isOpened);
  }

  /** Files changed on the disk. */
  notice(events: readonly FileEvent[]): void {
    const named = events.map(({ uri, kind }) => ({ uri, kind, path: pathIn(this.root, uri) ?? '' }));
    for (const { path, kind } of named) if (this.#texts.has(path)) this.#noticeOpen(path, kind);
    const changed = named.filter(({ path }) => this.#known.has(path) && !this.#texts.has(path));
    const callsForAll = named.some(({ path, kind }) => this.#callsForAll(path, kind));
    if (callsForAll || changed.length > maxSingleReads) this.reload();
    else for (const { uri } of changed) this.#readSoon(uri);
  }

  /** Nothing is told of it any more. */
  close(): void {
    this.#isClosed = true;
  }

  #noticeOpen(path: string, kind: FileEvent['kind']): void {
    if (kind !== 'deleted') {
      this.#deleted.delete(path);
      return;
    }
    this.#deleted.add(path);
    // One that came and went before it was ever read from the disk: no read will find it gone.
    if (!this.#known.has(path)) this.#change(path, undefined, false);
  }

  /** Whether other files may take part now than before. */
  #callsForAll(path: string, kind: FileEvent['kind']): boolean {
    if (kind === 'deleted') return this.#holds(path);
    if (fileKind(path) === 'config') return true;
    if (kind === 'changed') return false;
    const { generate } = this.snapshot().workspace.config;
    return !this.#known.has(path) && !path.startsWith(`${generate.out}/`);
  }

  /** A deleted folder is reported without the files that were in it. */
  #holds(path: string): boolean {
    if (this.#known.has(path)) return true;
    for (const file of this.#known) if (file.startsWith(`${path}/`)) return true;
    return false;
  }

  #endEdit(uri: string, path: string): void {
    this.#deleted.delete(path);
    if (!this.#texts.delete(path)) return;
    if (this.#known.has(path)) this.#readSoon(uri);
    else this.#change(path, undefined, false);
  }

  /** Whether a file takes part: it was listed, or it is a new one at a place where it will be. */
  #takes(path: string): boolean {
    if (this.#deleted.has(path)) return false;
    return this.#known.has(path) || isInScope(this.snapshot().workspace.config, path);
  }

  #change(path: string, text: string | undefined, typed: boolean): void {
    this.#session.change(path, text);
    if (!this.#isClosed) this.#events.onChange(this, typed);
  }

  #readSoon(uri: string): void {
    const path = pathIn(this.root, uri) ?? '';
    this.#enqueue(async () => {
      const text = await this.#host.readFile(uri);
      // The editor, or a read of all files to come, knows better.
      if (this.#texts.has(path) || this.#isStale) return;
      if (text === undefined) this.reload();
      else this.#change(path, text, false);
    });
  }

  #enqueue(read: () => Promise<void>): void {
    this.#waiting += 1;
    this.#events.onStatus();
    this.#reading = this.#reading.then(async () => {
      if (!this.#isClosed) await read();
      this.#waiting -= 1;
      this.#events.onStatus();
    });
  }

  async #readAll(): Promise<void> {
    this.#isStale = false;
    try {
      const files = await this.#host.read(this.root);
      this.#failure = undefined;
      if (files === undefined) {
        this.#events.onGone(this);
        return;
      }
      this.#known = new Set(files.files.map(({ path }) => path));
      this.#session.load(files);
      for (const [path, text] of this.#texts) if (this.#takes(path)) this.#session.change(path, text);
    } catch (error) {
      this.#failure = `the contracts could not be read: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (!this.#isClosed) this.#events.onChange(this, false);
  }
}
