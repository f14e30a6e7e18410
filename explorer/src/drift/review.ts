import { type Diagnostic, type Workspace, checkWorkspace, createWorkspace } from '@parley/toolchain';
import type { WorkspaceFile } from '@parley/toolchain';
import { additionEdit, applyEdit, diffHunks } from '@parley/toolchain/language';
import type { Suggestion } from './addition.ts';
import type { DriftEditAnswer, DriftReview, ReviewFinding, ReviewedFile } from './protocol.ts';

/** Larger files are not sent to a page. */
const maxText = 256 * 1024;
const maxFindings = 50;

/** The additions as a change of the files, checked as the command would check it. Nothing is written. */
export function reviewSuggestion(workspace: Workspace, suggestion: Suggestion): DriftEditAnswer {
  let present = workspace;
  const before = filesOf(workspace);
  let files = before;
  for (const addition of suggestion.additions) {
    const result = additionEdit(present, addition);
    if (result.kind === 'refused') return refused(result.reason);
    files = applyEdit(files, result.edit);
    present = createWorkspace({ folder: workspace.folder, files, others: workspace.others }, present);
  }
  const reviewed = changedFiles(before, files);
  if (reviewed.length === 0) return refused('the contracts have it already');
  if (reviewed.some(({ after }) => after.length > maxText))
    return refused('a file is too large to be shown here');
  const { title, names, notes } = suggestion;
  const findings = newFindings(workspace, present).slice(0, maxFindings);
  return {
    review: { title, names, notes, files: reviewed, patch: patchOf(reviewed), findings },
    refused: undefined,
  };
}

export function refused(reason: string): DriftEditAnswer {
  return { review: undefined, refused: reason };
}

function filesOf({ documents, baseline }: Workspace): readonly WorkspaceFile[] {
  const files = documents.map(({ document: { path, text }, imported }) => ({ path, text, imported }));
  const isApart = baseline !== undefined && !files.some(({ path }) => path === baseline.path);
  return isApart ? [...files, { path: baseline.path, text: baseline.text }] : files;
}

function changedFiles(
  before: readonly WorkspaceFile[],
  after: readonly WorkspaceFile[],
): readonly ReviewedFile[] {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  return after.flatMap(({ path, text }) => {
    const old = texts.get(path);
    return old === text ? [] : [{ path, before: old, after: text, hunks: diffHunks(old ?? '', text) }];
  });
}

function patchOf(files: readonly ReviewedFile[]): string {
  const parts = files.flatMap(({ path, before, hunks }) => [
    before === undefined ? '--- /dev/null' : `--- a/${path}`,
    `+++ b/${path}`,
    ...hunks.flatMap(({ head, lines }) => [
      before === undefined ? head.replace('-1,0', '-0,0') : head,
      ...lines.map(({ kind, text }) => kind + text),
    ]),
  ]);
  return `${parts.join('\n')}\n`;
}

/** What the change brings; what was there before is nobody's news. */
function newFindings(before: Workspace, after: Workspace): readonly ReviewFinding[] {
  const keyOf = ({ code, file, message }: Diagnostic): string => JSON.stringify([code, file, message]);
  const known = new Set(checkWorkspace(before).map(keyOf));
  return checkWorkspace(after)
    .filter((finding) => !known.has(keyOf(finding)))
    .map(({ severity, message, file, range, code }): DriftReview['findings'][number] => ({
      ...{ severity, message, file, line: range.start.line + 1, code },
    }));
}
