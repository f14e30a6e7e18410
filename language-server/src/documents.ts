import type { Connection, Disposable } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Workspaces } from './workspaces/workspaces.ts';

export type OpenDocuments = TextDocuments<TextDocument>;

/** The documents that the editor has open; their texts, changed piece by piece, go on to the workspaces. */
export function followDocuments(connection: Connection, workspaces: Workspaces): OpenDocuments & Disposable {
  const documents = new TextDocuments(TextDocument);
  const followed = [
    documents.onDidChangeContent(({ document }) => {
      workspaces.edit(document.uri, document.getText());
    }),
    documents.onDidClose(({ document }) => {
      workspaces.close(document.uri);
    }),
    documents.listen(connection),
  ];
  return Object.assign(documents, {
    dispose: () => {
      for (const each of followed) each.dispose();
    },
  });
}
