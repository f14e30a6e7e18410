import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { type Config, configNames, readConfig } from '../model/config.ts';
import { field } from '../model/fields.ts';
import { fileKind } from '../model/file-kind.ts';
import { locationOf } from '../model/place.ts';
import type { WorkspaceFile, WorkspaceFiles } from '../model/workspace.ts';
import { readDocument } from '../source/document.ts';
import { findWorkspace, isWorkspace } from './find-workspace.ts';
import { listFiles, portablePath } from './list-files.ts';
import { type UnreadText, readText } from './read-text.ts';

/** Reads the files of the workspace that holds `folder`, and of those that it imports. Throws `no_workspace`. */
export async function readWorkspace(folder: string): Promise<WorkspaceFiles> {
  const root = realpathSync.native(findWorkspace(folder));
  const reading = new Reading(root);
  await reading.read(root, false);
  return { folder: root, files: reading.files, others: reading.others, findings: reading.findings };
}

const start = { line: 0, column: 0, offset: 0 };

/** One walk through a workspace and its imports, each of them once. */
class Reading {
  readonly files: WorkspaceFile[] = [];
  readonly others: string[] = [];
  readonly findings: Diagnostic[] = [];
  readonly #root: string;
  readonly #visited = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async read(folder: string, imported: boolean): Promise<void> {
    if (this.#visited.has(folder)) return;
    this.#visited.add(folder);
    const config = this.#readConfig(folder, imported);
    const { paths, unreadable, missing } = await listFiles(folder, config);
    const baseline = resolve(folder, config.check.baseline);
    if (!imported && existsSync(baseline)) this.#readBaseline(baseline);
    for (const path of paths) if (path !== baseline) this.#readFile(path, imported);
    for (const { path, ...unread } of unreadable) this.#report(path, unread);
    if (config.document !== undefined) this.#reportMissing(config, missing);
    for (const [index, name] of config.imports.entries()) await this.#import(folder, config, { name, index });
  }

  #readConfig(folder: string, imported: boolean): Config {
    const path = configNames.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (path === undefined) return readConfig();
    this.#readFile(path, imported);
    const text = this.files.at(-1)?.text ?? '';
    return readConfig(readDocument(portablePath(this.#root, path), text));
  }

  #readFile(path: string, imported: boolean): void {
    const file = portablePath(this.#root, path);
    if (fileKind(file) === 'other') {
      if (!imported) this.others.push(file);
      return;
    }
    const read = readText(path);
    if (read.ok) this.files.push({ path: file, text: read.text, ...(imported ? { imported } : {}) });
    else this.#report(path, read);
  }

  #readBaseline(path: string): void {
    const read = readText(path);
    if (read.ok) this.files.push({ path: portablePath(this.#root, path), text: read.text });
    else this.#report(path, read);
  }

  #report(path: string, { code, reason, hint, position = start }: Omit<UnreadText, 'ok'>): void {
    const file = portablePath(this.#root, path);
    const finding: Diagnostic = {
      file,
      code,
      severity: 'error',
      message: reason,
      range: { start: position, end: position },
    };
    this.findings.push(hint === undefined ? finding : { ...finding, hint });
  }

  #reportMissing(config: Config, missing: readonly string[]): void {
    if (config.document === undefined) return;
    // The conventional folders need not be there.
    const isWritten = Array.isArray(field(config.document.value, 'include'));
    for (const entry of isWritten ? missing : []) {
      const place = { document: config.document, pointer: `/include/${config.include.indexOf(entry)}` };
      const message = `"${entry}" names no file or folder`;
      this.findings.push({ ...locationOf(place), code: 'INCLUDE_UNRESOLVED', severity: 'error', message });
    }
  }

  async #import(folder: string, config: Config, entry: { name: string; index: number }): Promise<void> {
    const found = findImport(folder, entry.name);
    if (found !== undefined && isWorkspace(found)) {
      await this.read(found, true);
      return;
    }
    if (config.document === undefined) return;
    const place = { document: config.document, pointer: `/imports/${entry.index}` };
    const reason =
      found === undefined ? 'is neither a folder nor an installed package' : 'holds no contracts';
    const message = `"${entry.name}" ${reason}`;
    this.findings.push({ ...locationOf(place), code: 'IMPORT_UNRESOLVED', severity: 'error', message });
  }
}

/** A folder beside the workspace, or a package in a `node_modules` of it or above. */
function findImport(folder: string, name: string): string | undefined {
  const beside = resolve(folder, name);
  if (existsSync(beside)) return realpathSync.native(beside);
  if (name.startsWith('.')) return undefined;
  for (let current = folder; ; current = dirname(current)) {
    const candidate = join(current, 'node_modules', name);
    if (existsSync(candidate)) return realpathSync.native(candidate);
    if (dirname(current) === current) return undefined;
  }
}
