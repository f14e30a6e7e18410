import {
  type Position,
  Range,
  type SnippetString,
  type TextDocument,
  TextEdit,
  Uri,
  WorkspaceEdit,
  commands,
  workspace,
} from 'vscode';
import {
  type MatrixLanguage,
  type MatrixQuestion,
  linesChanged,
  matrixFiles,
} from '../../../support/language-matrix.ts';

/** What VS Code does with an edit; it tells extensions of the texts only, and not of the files that come and go. */
interface EditEntries {
  _allEntries(): readonly Entry[];
}

interface Entry {
  readonly from?: Uri;
  readonly to?: Uri;
  readonly uri?: Uri;
  /** A snippet says by itself where it goes. */
  readonly edit?: TextEdit | SnippetString;
  readonly range?: Range;
}

/** A document of a question as it is open in the editor: asks, and tells in words what it got. */
export class Asked {
  readonly question: MatrixQuestion;
  readonly document: TextDocument;
  readonly #folder: Uri;
  readonly #files: Readonly<Record<string, string>>;

  private constructor(language: MatrixLanguage, question: MatrixQuestion, document: TextDocument) {
    this.question = question;
    this.document = document;
    this.#folder = folderOf(language);
    this.#files = { ...matrixFiles[language], [question.path]: question.text };
  }

  /** Opens the file with the text of the question in it. */
  static async open(language: MatrixLanguage, question: MatrixQuestion): Promise<Asked> {
    const document = await workspace.openTextDocument(Uri.joinPath(folderOf(language), question.path));
    await write(document, question.text);
    return new Asked(language, question, document);
  }

  /** Puts back what stood there. */
  async close(language: MatrixLanguage): Promise<void> {
    await write(this.document, matrixFiles[language][this.question.path] ?? '');
    await this.document.save();
  }

  /** The cursor. */
  get at(): Position {
    return this.document.positionAt(this.question.offset);
  }

  get whole(): Range {
    return new Range(this.document.positionAt(0), this.document.positionAt(this.document.getText().length));
  }

  /** Runs a command of VS Code about the document. */
  async run<T>(command: string, ...more: readonly unknown[]): Promise<T> {
    return commands.executeCommand<T>(`vscode.${command}`, this.document.uri, ...more);
  }

  here(range: Range): string {
    return this.document.getText(range);
  }

  line(index: number): string {
    return this.document.lineAt(index).text.trim();
  }

  pathOf(uri: Uri): string {
    return uri.path.slice(this.#folder.path.length + 1);
  }

  place(uri: Uri, range: Range): string {
    const path = this.pathOf(uri);
    const { start, end } = range;
    const text = this.#files[path] ?? '';
    return `${path}: ${text.slice(offsetAt(text, start), offsetAt(text, end))}`;
  }

  afterEdits(edits: readonly TextEdit[]): readonly string[] {
    const edit = new WorkspaceEdit();
    edit.set(this.document.uri, [...edits]);
    return this.after(edit);
  }

  after(edit: WorkspaceEdit): readonly string[] {
    const entries = (edit as unknown as EditEntries)._allEntries();
    const files = new Map(Object.entries(this.#files));
    for (const { from, to } of entries) {
      if (to !== undefined && from === undefined) files.set(this.pathOf(to), '');
    }
    for (const [path, edits] of this.#editsOf(entries))
      files.set(path, applied(files.get(path) ?? '', edits));
    for (const { from, to } of entries) {
      if (from === undefined || to === undefined) continue;
      files.set(this.pathOf(to), files.get(this.pathOf(from)) ?? '');
      files.delete(this.pathOf(from));
    }
    return linesChanged(this.#files, Object.fromEntries(files));
  }

  #editsOf(entries: readonly Entry[]): ReadonlyMap<string, readonly TextEdit[]> {
    const edits = new Map<string, TextEdit[]>();
    for (const { uri, edit, range } of entries) {
      if (uri === undefined || edit === undefined) continue;
      const path = this.pathOf(uri);
      const plain = 'value' in edit ? new TextEdit(range ?? this.whole, plainText(edit.value)) : edit;
      edits.set(path, [...(edits.get(path) ?? []), plain]);
    }
    return edits;
  }
}

/** What is shown before one goes from place to place: the first of the choices. */
export function plainText(snippet: string): string {
  const shown = snippet.replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:([^}]*)\}|\$\d+/gu, '$1$2');
  return shown.replaceAll(/\{ +\}/gu, '{}').replaceAll(/\\([$}\\])/gu, '$1');
}

function folderOf(language: MatrixLanguage): Uri {
  const found = workspace.workspaceFolders?.find(({ name }) => name === language);
  if (found === undefined) throw new Error(`the window has no folder ${language}`);
  return found.uri;
}

async function write(document: TextDocument, text: string): Promise<void> {
  if (document.getText() === text) return;
  const edit = new WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new Range(document.positionAt(0), end), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${document.uri.path} was not changed`);
}

function offsetAt(text: string, { line, character }: Position): number {
  const before = text.split('\n').slice(0, line).join('\n').length;
  return before + (line === 0 ? 0 : 1) + character;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const last = edits.toSorted((left, right) => right.range.start.compareTo(left.range.start));
  return last.reduce(
    (result, { range, newText }) =>
      result.slice(0, offsetAt(text, range.start)) + newText + result.slice(offsetAt(text, range.end)),
    text,
  );
}
