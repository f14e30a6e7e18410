import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
} from 'vscode';

/** Files in memory, as a repository in the cloud is to VS Code for the Web: no disk, no process. */
export class MemoryFiles implements FileSystemProvider {
  readonly #texts: Map<string, Uint8Array>;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    const encoder = new TextEncoder();
    this.#texts = new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
  }

  get paths(): readonly string[] {
    return [...this.#texts.keys()];
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat({ path }: Uri): FileStat {
    const bytes = this.#texts.get(path);
    if (bytes !== undefined) return { type: FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    if (!this.paths.some((file) => file.startsWith(`${path}/`))) throw FileSystemError.FileNotFound(path);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    const below = this.paths.filter((file) => file.startsWith(`${path}/`));
    const names = below.map((file) => file.slice(path.length + 1).split('/'));
    const entries = names.map(
      ([name = '', ...more]) => [name, more.length > 0 ? FileType.Directory : FileType.File] as const,
    );
    return [...new Map(entries)];
  }

  readFile({ path }: Uri): Uint8Array {
    const bytes = this.#texts.get(path);
    if (bytes === undefined) throw FileSystemError.FileNotFound(path);
    return bytes;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#texts.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#texts.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: Uri): void {
    this.#texts.delete(uri.path);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename(from: Uri, to: Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  createDirectory(): void {
    // A folder is there as soon as a file is in it.
  }
}
