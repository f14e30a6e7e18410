import type { Location, Range } from '@parley/toolchain';
import {
  type CodeFile,
  type Snapshot,
  type TextEdit,
  type WorkspaceEdit,
  createLanguageSession,
} from '@parley/toolchain/language';
import { applyEdit } from '#toolchain/language/edit.ts';
import { createLineIndex } from '#toolchain/source/lines.ts';
import {
  type MatrixLanguage,
  type MatrixQuestion,
  linesChanged,
  matrixFiles,
} from '../../support/language-matrix.ts';

/** A workspace with the file of a question open. */
export class Asked {
  readonly question: MatrixQuestion;
  readonly files: Readonly<Record<string, string>>;
  readonly snapshot: Snapshot;

  constructor(language: MatrixLanguage, question: MatrixQuestion) {
    this.question = question;
    this.files = { ...matrixFiles[language], [question.path]: question.text };
    const session = createLanguageSession();
    const contracts = Object.entries(this.files).filter(([path]) => !path.endsWith('.ts'));
    session.load({ folder: '', files: contracts.map(([path, text]) => ({ path, text })) });
    this.snapshot = session.snapshot();
  }

  get programs(): readonly CodeFile[] {
    return Object.entries(this.files)
      .filter(([path]) => path.endsWith('.ts'))
      .map(([path, text]) => ({ path, text }));
  }

  get at(): Range {
    const { text, offset } = this.question;
    return createLineIndex(text).rangeOf(offset, offset);
  }

  get whole(): Range {
    const { text } = this.question;
    return createLineIndex(text).rangeOf(0, text.length);
  }

  textAt({ file, range }: Location): string {
    return (this.files[file] ?? '').slice(range.start.offset, range.end.offset);
  }

  here(range: Range): string {
    return this.textAt({ file: this.question.path, range });
  }

  place(location: Location): string {
    return `${location.file}: ${this.textAt(location)}`;
  }

  line(index: number): string {
    return (this.question.text.split('\n')[index] ?? '').trim();
  }

  after(edit: WorkspaceEdit | undefined): readonly string[] {
    if (edit === undefined) return [];
    const before = Object.entries(this.files).map(([path, text]) => ({ path, text }));
    const after = applyEdit(before, edit);
    return linesChanged(this.files, Object.fromEntries(after.map(({ path, text }) => [path, text])));
  }

  afterEdits(edits: readonly TextEdit[]): readonly string[] {
    return this.after({ edits: { [this.question.path]: edits }, creates: [], renames: [] });
  }
}
