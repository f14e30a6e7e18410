import { createChecker } from '../check/checker.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { createWorkspace } from '../model/create-workspace.ts';
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
  readonly #remembered = new WeakSet<WorkspaceDocument>();
  #around: Omit<WorkspaceFiles, 'files'> = { folder: '' };
  #last: Workspace | undefined;
  #lastSteady: Workspace | undefined;
  #lastFindings: readonly Diagnostic[] | undefined;
  #snapshot: Snapshot | undefined;

  load({ files, ...around }: WorkspaceFiles): void {
    this.#around = around;
    this.#files.clear();
    for (const file of files) this.#files.set(file.path, file);
    for (const path of this.#good.keys()) if (!this.#files.has(path)) this.#good.delete(path);
    this.#snapshot = undefined;
  }

  change(path: string, text: string | undefined): void {
    const before = this.#files.get(path);
    if (before !== undefined && before.text === text) return;
    const isNew = before === undefined && text !== undefined && this.#isIncluded(path);
    this.#snapshot = undefined;
    const { findings = [], others = [] } = this.#around;
    const otherPaths = new Set(others);
    if (text === undefined) {
      this.#files.delete(path);
      otherPaths.delete(path);
    } else if (before !== undefined) this.#files.set(path, { ...before, text });
    else if (isNew && !this.#isRead(path)) otherPaths.add(path);
    else if (isNew) this.#files.set(path, { path, text });
    // What was said of the file when it was read is not true of its new text.
    const otherFindings = findings.filter(({ file }) => file !== path);
    this.#around = { ...this.#around, others: [...otherPaths].sort(), findings: otherFindings };
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
    for (const entry of documents) {
      if (this.#remembered.has(entry)) continue;
      this.#remembered.add(entry);
      const { document } = entry;
      const file = isBroken(document) ? undefined : this.#files.get(document.path);
      if (file !== undefined) this.#good.set(document.path, file);
    }
  }

  #steady(workspace: Workspace, files: WorkspaceFiles): Workspace {
    const replaced = new Map<string, WorkspaceFile>();
    for (const { document } of workspace.documents) {
      const good = isBroken(document) ? this.#good.get(document.path) : undefined;
      if (good !== undefined) replaced.set(document.path, good);
    }
    if (replaced.size === 0) return workspace;
    const steady = files.files.map((file) => replaced.get(file.path) ?? file);
    this.#lastSteady = createWorkspace({ ...files, files: steady }, this.#lastSteady ?? workspace);
    return this.#lastSteady;
  }
}

/** Whether only a part of a document could be read. */
function isBroken({ findings, value }: SourceDocument): boolean {
  return findings.some(({ code }) => code === 'SYNTAX' || (value === undefined && code.startsWith('FILE_')));
}
