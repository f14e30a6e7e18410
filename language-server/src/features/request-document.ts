import type { Range as SourceRange } from '@parley/toolchain';
import type { Snapshot } from '@parley/toolchain/language';
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathIn } from '../uris.ts';
import type { LanguageServer } from './feature.ts';

/** The document that a request is about, as the language service knows it. */
export interface RequestDocument {
  /** The workspace. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly path: string;
  /** The offset of a position in its present text. */
  readonly offsetAt: (position: Position) => number;
  /** A range of its present text, as the language service has it. */
  readonly rangeOf: (range: Range) => SourceRange;
}

/** Undefined for a document that is in no workspace. */
export async function requestDocument(
  { workspaces }: LanguageServer,
  { uri }: { readonly uri: string },
): Promise<RequestDocument | undefined> {
  const workspace = await workspaces.of(uri);
  if (workspace === undefined) return undefined;
  const { root } = workspace;
  const snapshot = workspace.snapshot();
  const path = pathIn(root, uri);
  const document = path === undefined ? undefined : snapshot.document(path)?.document;
  if (path === undefined || document === undefined) return undefined;
  const text = TextDocument.create(uri, '', 0, document.text);
  const positionOf = (position: Position): SourceRange['start'] => ({
    line: position.line,
    column: position.character,
    offset: text.offsetAt(position),
  });
  return {
    root,
    snapshot,
    path,
    offsetAt: (position) => text.offsetAt(position),
    rangeOf: ({ start, end }) => ({ start: positionOf(start), end: positionOf(end) }),
  };
}

/** Answers a request about a document; null for one that is in no workspace. */
export async function answer<T>(
  server: LanguageServer,
  textDocument: { readonly uri: string },
  make: (document: RequestDocument) => T | Promise<T>,
): Promise<T | null> {
  const document = await requestDocument(server, textDocument);
  return document === undefined ? null : make(document);
}
