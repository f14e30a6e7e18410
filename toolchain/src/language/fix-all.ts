import type { Diagnostic } from '../diagnostic.ts';
import type { WorkspaceFile, WorkspaceFiles } from '../model/workspace.ts';
import { type TextEdit, type WorkspaceEdit, applyTextEdits } from './edit.ts';
import { type QuickFix, fixesOf } from './quick-fixes.ts';
import { type LanguageSession, createLanguageSession } from './session.ts';
import type { Snapshot } from './snapshot.ts';

/** A mended text can show what could not be seen before; more rounds than that are a circle. */
const maxRounds = 20;
/** One at a time, where all at once made things worse. */
const maxSingles = 500;

/** A workspace after its safe fixes. */
export interface FixedFiles {
  /** The files that changed, with their new texts, in the order of their paths. */
  readonly changed: readonly FixedFile[];
  /** What is found now. */
  readonly findings: readonly Diagnostic[];
}

export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly text: string;
  /** How many fixes changed it. */
  readonly count: number;
}

/** All safe fixes of one version of a file that can be made together. */
export function fixAllEdit(snapshot: Snapshot, path: string): WorkspaceEdit {
  const fixes = fixesTogether(snapshot, (fix) => Object.keys(fix.edit.edits).every((file) => file === path));
  const edits = fixes.flatMap(({ edit }) => edit.edits[path] ?? []);
  return { edits: edits.length === 0 ? {} : { [path]: edits }, creates: [], renames: [] };
}

/** Makes the safe fixes until there are none left; files of other workspaces stay as they are. */
export function fixFiles(files: WorkspaceFiles): FixedFiles {
  const session = createLanguageSession();
  session.load(files);
  const run = new FixRun(session, files.files);
  run.all();
  const changed = files.files.flatMap(({ path, text: before }) => {
    const text = run.texts.get(path) ?? before;
    return text === before ? [] : [{ path, before, text, count: run.counts.get(path) ?? 0 }];
  });
  return {
    changed: changed.sort((left, right) => (left.path < right.path ? -1 : 1)),
    findings: session.snapshot().findings,
  };
}

class FixRun {
  readonly texts: Map<string, string>;
  readonly counts = new Map<string, number>();
  readonly #session: LanguageSession;
  readonly #refused = new Set<string>();
  #singly = false;

  constructor(session: LanguageSession, files: readonly WorkspaceFile[]) {
    this.#session = session;
    this.texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  all(): void {
    for (let round = 0; round < (this.#singly ? maxSingles : maxRounds); round++) {
      const fixes = fixesTogether(this.#session.snapshot(), (fix) => !this.#refused.has(nameOf(fix)));
      const chosen = this.#singly ? fixes.slice(0, 1) : fixes;
      if (chosen.length === 0) return;
      if (this.#attempt(chosen)) continue;
      // What makes things worse is found out by making one after the other.
      if (this.#singly) for (const fix of chosen) this.#refused.add(nameOf(fix));
      this.#singly = true;
    }
  }

  /** False, and nothing changed, where there are more errors than before. */
  #attempt(fixes: readonly QuickFix[]): boolean {
    const errors = countErrors(this.#session.snapshot());
    const before = new Map<string, string>();
    for (const [path, edits] of byFile(fixes)) {
      const text = this.texts.get(path) ?? '';
      before.set(path, text);
      this.#change(path, applyTextEdits(text, edits));
    }
    if (countErrors(this.#session.snapshot()) > errors) {
      for (const [path, text] of before) this.#change(path, text);
      return false;
    }
    for (const { edit } of fixes)
      for (const path of Object.keys(edit.edits)) this.counts.set(path, (this.counts.get(path) ?? 0) + 1);
    return true;
  }

  #change(path: string, text: string): void {
    this.texts.set(path, text);
    this.#session.change(path, text);
  }
}

function countErrors({ findings }: Snapshot): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function nameOf({ finding, title }: QuickFix): string {
  return JSON.stringify([finding.file, finding.code, finding.message, title]);
}

/** Of each finding the safe fix, as long as no two touch the same place. */
function fixesTogether(snapshot: Snapshot, isWanted: (fix: QuickFix) => boolean): readonly QuickFix[] {
  const taken = new Map<string, TextEdit[]>();
  const chosen: QuickFix[] = [];
  for (const finding of snapshot.findings) {
    const fix = fixesOf(snapshot, finding).find(
      (way) => way.kind === 'fix' && way.safety === 'safe' && isWanted(way),
    );
    if (fix === undefined) continue;
    const entries = Object.entries(fix.edit.edits);
    const isFree = entries.every(
      ([path, edits]) => !(taken.get(path) ?? []).some((other) => edits.some((edit) => meet(edit, other))),
    );
    if (!isFree) continue;
    for (const [path, edits] of entries) taken.set(path, [...(taken.get(path) ?? []), ...edits]);
    chosen.push(fix);
  }
  return chosen;
}

function meet(left: TextEdit, right: TextEdit): boolean {
  return (
    left.range.start.offset <= right.range.end.offset && right.range.start.offset <= left.range.end.offset
  );
}

function byFile(fixes: readonly QuickFix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const { edit } of fixes)
    for (const [path, list] of Object.entries(edit.edits))
      edits.set(path, [...(edits.get(path) ?? []), ...list]);
  return edits;
}
