import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Location,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestClient } from '../../language-server/support/client.ts';
import type { TestFolder } from '../../language-server/support/folder.ts';
import { type MatrixQuestion, linesChanged } from '../../support/language-matrix.ts';

interface Opened {
  readonly client: TestClient;
  readonly folder: TestFolder;
  readonly question: MatrixQuestion;
  /** The texts of the folder, with the open file as it is open. */
  readonly files: Readonly<Record<string, string>>;
}

/** A client with the file of a question open: asks, and tells in words what it got. */
export class ClientAsked {
  readonly question: MatrixQuestion;
  readonly client: TestClient;
  readonly uri: string;
  readonly #files: Readonly<Record<string, string>>;
  readonly #folder: TestFolder;

  constructor({ client, folder, question, files }: Opened) {
    this.client = client;
    this.question = question;
    this.uri = folder.uriOf(question.path);
    this.#files = files;
    this.#folder = folder;
  }

  /** The cursor. */
  get at(): Position {
    return this.#document(this.question.path).positionAt(this.question.offset);
  }

  get whole(): Range {
    const document = this.#document(this.question.path);
    return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  }

  /** A request about the document, at the cursor. */
  request<T>(method: string, more: object = {}): Promise<T> {
    const params = { textDocument: { uri: this.uri }, position: this.at, ...more };
    return this.client.request<T>(`textDocument/${method}`, params);
  }

  here(range: Range): string {
    return this.#document(this.question.path).getText(range);
  }

  line(index: number): string {
    return (this.question.text.split('\n')[index] ?? '').trim();
  }

  pathOf(uri: string): string {
    return uri.slice(this.#folder.uri.length + 1).replace(/#.*/, '');
  }

  place({ uri, range }: Location): string {
    const path = this.pathOf(uri);
    return `${path}: ${this.#document(path).getText(range)}`;
  }

  async complete(takesSnippets: boolean): Promise<readonly string[]> {
    const { items } = await this.request<CompletionList>('completion');
    const item = items.find(({ label }) => label === this.question.ask);
    if (item === undefined) return items.map(({ label }) => `offered: ${label}`);
    const { textEdit, additionalTextEdits = [] } = item as CompletionItem & { textEdit: TextEdit };
    // A client shows the first of the choices.
    const plain = textEdit.newText.replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:([^}]*)\}|\$\d+/g, '$1$2');
    const newText = takesSnippets ? textEdit.newText : plain.replaceAll(/\{ +\}/g, '{}');
    return this.afterEdits([...additionalTextEdits, { ...textEdit, newText }]);
  }

  async act(): Promise<readonly string[]> {
    const range = { start: this.at, end: this.at };
    const offered = await this.request<CodeAction[]>('codeAction', { range, context: { diagnostics: [] } });
    const chosen = offered.find(({ title }) => title === this.question.ask);
    if (chosen === undefined) return offered.map(({ title }) => `offered: ${title}`);
    const { edit } = await this.client.request<CodeAction>('codeAction/resolve', chosen);
    return edit === undefined ? [] : this.after(edit);
  }

  afterEdits(edits: TextEdit[]): readonly string[] {
    return this.after({ documentChanges: [{ textDocument: { uri: this.uri, version: null }, edits }] });
  }

  after({ documentChanges = [] }: WorkspaceEdit): readonly string[] {
    const files = new Map(Object.entries(this.#files));
    for (const change of documentChanges) {
      if ('edits' in change) {
        const path = this.pathOf(change.textDocument.uri);
        const document = TextDocument.create('', '', 0, files.get(path) ?? '');
        files.set(path, TextDocument.applyEdits(document, change.edits as TextEdit[]));
      } else if (change.kind === 'create') {
        files.set(this.pathOf(change.uri), '');
      } else if (change.kind === 'rename') {
        const from = this.pathOf(change.oldUri);
        files.set(this.pathOf(change.newUri), files.get(from) ?? '');
        files.delete(from);
      }
    }
    return linesChanged(this.#files, Object.fromEntries(files));
  }

  #document(path: string): TextDocument {
    return TextDocument.create('', '', 0, this.#files[path] ?? '');
  }
}
