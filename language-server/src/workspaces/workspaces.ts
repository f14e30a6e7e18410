import { fileKind } from '@parley/toolchain';
import type { FileEvent, Host } from '../host.ts';
import { folderOf, isIn, normalUri } from '../uris.ts';
import { OpenWorkspace, type WorkspaceEvents } from './open-workspace.ts';

/** All workspaces that the editor has something to do with. */
export class Workspaces {
  readonly #host: Host;
  readonly #byRoot = new Map<string, OpenWorkspace>();
  readonly #folders = new Set<string>();
  readonly #texts = new Map<string, string>();
  readonly #events: WorkspaceEvents;
  readonly #watched = new Map<string, Promise<() => Promise<void>>>();
  #listeners: readonly (() => void)[] = [];
  #finding: Promise<void> = Promise.resolve();
  #watches = false;
  #isDisposed = false;

  constructor(host: Host, events: Omit<WorkspaceEvents, 'onStatus'>) {
    this.#host = host;
    this.#events = {
      onChange: events.onChange,
      onStatus: () => {
        for (const listener of this.#listeners) listener();
      },
      onGone: (workspace) => {
        void this.#remove(workspace);
        events.onGone(workspace);
      },
    };
  }

  all(): readonly OpenWorkspace[] {
    return [...this.#byRoot.values()];
  }

  onStatus(listener: () => void): void {
    this.#listeners = [...this.#listeners, listener];
  }

  /** From now on the host tells of files, since the client does not. */
  watchByHost(): void {
    this.#watches = true;
    for (const workspace of this.all()) this.#watch(workspace);
  }

  addFolder(uri: string): void {
    const folder = normalUri(uri);
    this.#folders.add(folder);
    this.#look(() => this.#host.findWorkspaces(folder));
  }

  removeFolder(uri: string): void {
    this.#folders.delete(normalUri(uri));
    for (const workspace of this.all()) {
      if (!this.#isWanted(workspace)) this.#events.onGone(workspace);
    }
  }

  /** The nearest workspace of a file, with the files of the disk; undefined when it is in none. */
  async of(uri: string): Promise<OpenWorkspace | undefined> {
    await this.#finding;
    const workspace = this.#nearest(normalUri(uri));
    await workspace?.ready();
    return workspace;
  }

  /** Resolves when all workspaces are found and read. */
  async ready(): Promise<void> {
    await this.#finding;
    await Promise.all(this.all().map((workspace) => workspace.ready()));
  }

  /** The text of an open document. */
  edit(uri: string, text: string): void {
    const key = normalUri(uri);
    const isNew = !this.#texts.has(key);
    this.#texts.set(key, text);
    this.#tell(key, text);
    if (isNew && fileKind(key) !== 'other') this.#look(() => this.#nearestOf(key));
  }

  /** The document is open no more. */
  close(uri: string): void {
    const key = normalUri(uri);
    this.#texts.delete(key);
    this.#tell(key, undefined);
    for (const workspace of this.all()) if (!this.#isWanted(workspace)) this.#events.onGone(workspace);
  }

  /** Files came, changed or went. */
  notice(events: readonly FileEvent[]): void {
    const normal = events.map((event) => ({ ...event, uri: normalUri(event.uri) }));
    for (const workspace of this.all()) {
      const inside = normal.filter(({ uri }) => isIn(workspace.root, uri) || workspace.imports(uri));
      if (inside.length > 0) workspace.notice(inside);
    }
    const isNew = normal.some(({ uri, kind }) => kind === 'created' && this.#couldStart(uri));
    if (!isNew) return;
    for (const folder of this.#folders) this.#look(() => this.#host.findWorkspaces(folder));
  }

  /** Reads everything again. */
  reload(): void {
    for (const folder of this.#folders) this.#look(() => this.#host.findWorkspaces(folder));
    for (const workspace of this.all()) workspace.reload();
  }

  /** Also ends what is still looked for: else its folder would be watched for ever. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#finding;
    for (const workspace of this.all()) await this.#remove(workspace);
  }

  /** A configuration starts a workspace, and so does the first contract where there is none. */
  #couldStart(uri: string): boolean {
    const kind = fileKind(uri);
    return kind === 'config' || (kind !== 'other' && this.#nearest(uri) === undefined);
  }

  async #nearestOf(uri: string): Promise<readonly string[]> {
    const root = await this.#host.findWorkspace(uri);
    return root === undefined ? [] : [root];
  }

  #look(find: () => Promise<readonly string[]>): void {
    this.#finding = this.#finding.then(async () => {
      const roots = await find().catch(() => []);
      for (const root of roots) this.#open(root);
      this.#events.onStatus();
    });
  }

  #open(root: string): void {
    if (this.#isDisposed || this.#byRoot.has(root)) return;
    const workspace = new OpenWorkspace(root, this.#host, this.#events);
    if (!this.#isWanted(workspace)) return;
    this.#byRoot.set(root, workspace);
    for (const [uri, text] of this.#texts) if (isIn(root, uri)) workspace.edit(uri, text);
    workspace.reload();
    if (this.#watches) this.#watch(workspace);
  }

  #watch({ root }: OpenWorkspace): void {
    if (this.#watched.has(root)) return;
    const ending = this.#host.watch?.(root, (events) => {
      this.notice(events);
    });
    if (ending !== undefined) this.#watched.set(root, ending);
  }

  async #remove(workspace: OpenWorkspace): Promise<void> {
    const { root } = workspace;
    workspace.close();
    this.#byRoot.delete(root);
    const ending = this.#watched.get(root);
    this.#watched.delete(root);
    await (
      await ending
    )?.();
  }

  /** A workspace stays as long as a folder or a document of the editor is in it, or it is in a folder. */
  #isWanted({ root }: OpenWorkspace): boolean {
    const inFolder = [...this.#folders].some((folder) => isIn(folder, root) || isIn(root, folder));
    return inFolder || [...this.#texts.keys()].some((uri) => isIn(root, uri));
  }

  #nearest(uri: string): OpenWorkspace | undefined {
    for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
      const workspace = this.#byRoot.get(folder);
      if (workspace !== undefined) return workspace;
      if (folderOf(folder) === folder) return undefined;
    }
  }

  #tell(uri: string, text: string | undefined): void {
    for (const workspace of this.all()) {
      if (isIn(workspace.root, uri) || workspace.imports(uri)) workspace.edit(uri, text);
    }
  }
}
