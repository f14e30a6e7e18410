import type { Snapshot } from '@parley/toolchain/language';
import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathIn } from '../uris.ts';
import type { LanguageServer } from './feature.ts';

/** The document that a request is about, as the language service knows it. */
export interface RequestDocument {
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly path: string;
  /** The offset of a position in its present text. */
  offsetAt(position: Position): number;
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
  return {
    root,
    snapshot,
    path,
    offsetAt: (position) => TextDocument.create(uri, '', 0, document.text).offsetAt(position),
  };
}
