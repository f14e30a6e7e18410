import {
  type MatrixCase,
  type MatrixCell,
  type MatrixFeature,
  type MatrixKind,
  type MatrixLanguage,
  type MatrixRow,
  isGap,
} from './language-matrix/cell.ts';
import { changing } from './language-matrix/changing.ts';
import { matrixDocuments, matrixFiles } from './language-matrix/files.ts';
import { reading } from './language-matrix/reading.ts';
import { refactoring } from './language-matrix/refactoring.ts';
import { writing } from './language-matrix/writing.ts';

export { matrixFeatures, matrixKinds, matrixLanguages } from './language-matrix/cell.ts';
export type { MatrixFeature, MatrixKind, MatrixLanguage } from './language-matrix/cell.ts';
export { matrixFiles } from './language-matrix/files.ts';

/** What every feature does in every kind of document; a cell that is missing does not compile. */
const matrix: Readonly<Record<MatrixFeature, MatrixRow>> = {
  ...writing,
  ...reading,
  ...changing,
  ...refactoring,
};

/** A question to ask an editor whose folder has the files of the language. */
export interface MatrixQuestion {
  /** The file that is open, its text, and the cursor in it. */
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  /** The label to complete, the title of the action, the new name, the words to look for. */
  readonly ask: string;
  readonly expect: readonly string[];
}

/** A question, or why there is none. */
export type MatrixAnswer =
  | { readonly kind: 'question'; readonly question: MatrixQuestion }
  | { readonly kind: 'gap'; readonly reason: string };

/** The cell of the table, with the texts of its language. */
export function matrixCell(feature: MatrixFeature, kind: MatrixKind, language: MatrixLanguage): MatrixAnswer {
  const cell: MatrixCell = matrix[feature][kind][language];
  return isGap(cell)
    ? { kind: 'gap', reason: cell.reason }
    : { kind: 'question', question: questionOf(cell, kind, language) };
}

function questionOf(cell: MatrixCase, kind: MatrixKind, language: MatrixLanguage): MatrixQuestion {
  const localize = (text: string): string => text.replaceAll('.EXT', `.${language}`);
  const path = localize(cell.file ?? matrixDocuments[kind]);
  const original = matrixFiles[language][path] ?? '';
  const cursor = localize(cell.cursor);
  const found = localize(cell.replace ?? cursor.replace('‸', ''));
  const [before = '', after, more] = original.split(found);
  if (after === undefined || more !== undefined) throw new Error(`"${found}" is not once in ${path}`);
  return {
    path,
    text: before + cursor.replace('‸', '') + after,
    offset: before.length + cursor.indexOf('‸'),
    ask: localize(cell.ask ?? ''),
    expect: cell.expect.map(localize),
  };
}

/** The lines that are new or moved, and the files that came and went: how a change is told, whoever made it. */
export function linesChanged(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  const come = Object.keys(after).filter((path) => before[path] === undefined);
  const lines = Object.entries(after).flatMap(([path, text]) =>
    newLines(linesOf(before[path] ?? ''), linesOf(text)).map((line) => `${path}: ${line}`),
  );
  return [...gone.map((path) => `- ${path}`), ...come.map((path) => `+ ${path}`), ...lines];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

/** Where no line is new, those that have another place. */
function newLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const lines = after.filter((line) => !before.includes(line));
  return lines.length > 0 ? lines : after.filter((line, index) => line !== before[index]);
}
