import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestClient } from '../../language-server/support/client.ts';
import type { TestFolder } from '../../language-server/support/folder.ts';

/** A piece of a text, by offsets, and what comes in its place. */
export interface Typing {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An editor, and other programs on the same disk, at work on one folder; the server is told what an editor would tell it. */
export class ScriptedEditor {
  readonly client: TestClient;
  readonly folder: TestFolder;
  /** The documents that are open, by path. */
  readonly open = new Map<string, TextDocument>();
  #unsaid: FileEvent[] = [];

  constructor(client: TestClient, folder: TestFolder) {
    this.client = client;
    this.folder = folder;
  }

  get root(): string {
    return fileURLToPath(this.folder.uri);
  }

  /** All files of the disk. */
  paths(): readonly string[] {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1)).sort();
  }

  textOf(path: string): string {
    return this.open.get(path)?.getText() ?? readFileSync(join(this.root, path), 'utf8');
  }

  isThere(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  async openFile(path: string): Promise<TextDocument> {
    const known = this.open.get(path);
    if (known !== undefined) return known;
    const languageId = path.endsWith('.json') ? 'json' : 'yaml';
    const document = TextDocument.create(this.folder.uriOf(path), languageId, 1, this.textOf(path));
    this.open.set(path, document);
    const { uri, version } = document;
    const textDocument = { uri, languageId, version, text: document.getText() };
    await this.client.notify('textDocument/didOpen', { textDocument });
    return document;
  }

  /** Puts a text in the place of another, as one key or a paste does. */
  async type(path: string, { start, end, text }: Typing): Promise<void> {
    const document = await this.openFile(path);
    const version = document.version + 1;
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    TextDocument.update(document, [{ range, text }], version);
    const textDocument = { uri: document.uri, version };
    await this.client.notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
  }

  async save(path: string): Promise<void> {
    const document = this.open.get(path);
    if (document === undefined) return;
    this.writeFile(path, document.getText());
    await this.client.notify('textDocument/didSave', { textDocument: { uri: document.uri } });
  }

  async close(path: string): Promise<void> {
    const document = this.open.get(path);
    if (document === undefined) return;
    this.open.delete(path);
    await this.client.notify('textDocument/didClose', { textDocument: { uri: document.uri } });
  }

  /** Another program writes a file; the server hears of it with the next `tell`. */
  writeFile(path: string, text: string): void {
    const type = this.isThere(path) ? FileChangeType.Changed : FileChangeType.Created;
    this.folder.write(path, text);
    this.#unsaid.push({ uri: this.folder.uriOf(path), type });
  }

  /** A file or a folder goes; its documents are closed, as an editor does with those that are saved. */
  async remove(path: string): Promise<void> {
    if (!this.isThere(path)) return;
    this.folder.remove(path);
    this.#unsaid.push({ uri: this.folder.uriOf(path), type: FileChangeType.Deleted });
    for (const open of [...this.open.keys()]) {
      if (open === path || open.startsWith(`${path}/`)) await this.close(open);
    }
  }

  /** What happened on the disk goes to the server in one message. */
  async tell(): Promise<void> {
    const changes = this.#unsaid;
    this.#unsaid = [];
    if (changes.length > 0) await this.client.notify('workspace/didChangeWatchedFiles', { changes });
  }

  async settle(): Promise<void> {
    await this.tell();
    await this.client.settled();
  }
}
