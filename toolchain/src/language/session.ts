import { createChecker } from '../check/checker.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { createWorkspace } from '../model/create-workspace.ts';
import { changedDocuments } from '../model/document-changes.ts';
import { fileKind } from '../model/file-kind.ts';
import type { Workspace, WorkspaceDocument, WorkspaceFile, WorkspaceFiles } from '../model/workspace.ts';
import type { SourceDocument } from '../source/document.ts';
import { isIncluded } from './included.ts';
import { type Snapshot, type SnapshotSource, createSnapshot } from './snapshot.ts';

/** A workspace while somebody works on it. */
export interface LanguageSession {
  /** Takes all files anew, for example after files came and went on the disk. */
  load(files: WorkspaceFiles): void;
  /** One file has another text; undefined: it is gone. */
  change(path: string, text: string | undefined): void;
  /** The workspace as it is now; nothing is computed before a member of it is read. */
  snapshot(): Snapshot;
}

export function createLanguageSession(): LanguageSession {
  return new Session();
}

class Session implements LanguageSession {
  readonly #checker = createChecker();
  readonly #files = new Map<string, WorkspaceFile>();
  /** Of each file that parsed once: how it did so last. */
  readonly #good = new Map<string, WorkspaceFile>();
  /** The files that do not parse now. */
  readonly #broken = new Set<string>();
  #remembered: readonly WorkspaceDocument[] = [];
  #around: Omit<WorkspaceFiles, 'files'> = { folder: '' };
  #last: Workspace | undefined;
  #lastFindings: readonly Diagnostic[] | undefined;
  #snapshot: Snapshot | undefined;

  load({ files, ...around }: WorkspaceFiles): void {
    this.#around = around;
    this.#takeFiles(files);
    for (const path of this.#good.keys()) if (!this.#files.has(path)) this.#good.delete(path);
    this.#snapshot = undefined;
  }

  change(path: string, text: string | undefined): void {
    const before = this.#files.get(path);
    if (before !== undefined && before.text === text) return;
    const isNew = before === undefined && text !== undefined && this.#isIncluded(path);
    this.#snapshot = undefined;
    const isOther = isNew && !this.#isRead(path);
    if (text === undefined) this.#files.delete(path);
    else if (before !== undefined) this.#files.set(path, { ...before, text });
    else if (isNew && !isOther) this.#takeFiles([...this.#files.values(), { path, text }]);
    const { findings = [], others = [] } = this.#around;
    // What was said of the file when it was read is not true of its new text.
    const otherFindings = findings.filter(({ file }) => file !== path);
    this.#around = { ...this.#around, others: withPath(others, path, isOther), findings: otherFindings };
  }

  /** In order, so that nobody has to sort them after each key. */
  #takeFiles(files: readonly WorkspaceFile[]): void {
    const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
    this.#files.clear();
    for (const file of sorted) this.#files.set(file.path, file);
  }

  snapshot(): Snapshot {
    this.#snapshot ??= createSnapshot(this.#source());
    return this.#snapshot;
  }

  /** The baseline may stand anywhere. */
  #isIncluded(path: string): boolean {
    const { config } = this.snapshot().workspace;
    return path === config.check.baseline || isIncluded(config, path);
  }

  #isRead(path: string): boolean {
    return fileKind(path) !== 'other' || path === this.#last?.config.check.baseline;
  }

  #source(): SnapshotSource {
    const files = [...this.#files.values()];
    const around = this.#around;
    return {
      workspace: () => {
        this.#last = createWorkspace({ ...around, files }, this.#last);
        this.#remember(this.#last);
        return this.#last;
      },
      steady: (workspace) => this.#steady(workspace, { ...around, files }),
      check: (workspace) => {
        this.#lastFindings = this.#checker.check(workspace).findings;
        return this.#lastFindings;
      },
      lastFindings: () => this.#lastFindings,
    };
  }

  #remember({ documents }: Workspace): void {
    for (const { before, after } of changedDocuments(this.#remembered, documents)) {
      if (before !== undefined) this.#broken.delete(before.document.path);
      if (after === undefined) continue;
      const { document } = after;
      const file = this.#files.get(document.path);
      if (isBroken(document)) this.#broken.add(document.path);
      else if (file !== undefined) this.#good.set(document.path, file);
    }
    this.#remembered = documents;
  }

  #steady(workspace: Workspace, files: WorkspaceFiles): Workspace {
    const replaced = new Map<string, WorkspaceFile>();
    for (const path of this.#broken) {
      const good = this.#good.get(path);
      if (good !== undefined) replaced.set(path, good);
    }
    if (replaced.size === 0) return workspace;
    const steady = files.files.map((file) => replaced.get(file.path) ?? file);
    return createWorkspace({ ...files, files: steady }, workspace);
  }
}

/** Whether only a part of a document could be read. */
function isBroken({ findings, value }: SourceDocument): boolean {
  return findings.some(({ code }) => code === 'SYNTAX' || (value === undefined && code.startsWith('FILE_')));
}

/** Some paths with one of them, or without it; the same list when it is so already. */
function withPath(paths: readonly string[], path: string, isThere: boolean): readonly string[] {
  if (paths.includes(path) === isThere) return paths;
  return isThere ? [...paths, path].sort() : paths.filter((other) => other !== path);
}
