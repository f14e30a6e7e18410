import { type MessageText, type Snapshot, readMessage } from '@parley/toolchain/language';
import type { Position } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { LanguageServer } from '../features/feature.ts';

/** A message that is being written, and the workspace by whose contracts it is sent. */
export interface MessageDocument {
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly message: MessageText;
  readonly offsetAt: (position: Position) => number;
}

/** Whether a document is a message, saved or not. */
export function isMessage(uri: string): boolean {
  return URI.parse(uri).path.endsWith('.parley-message');
}

/** Undefined for a message that is not open or in no workspace. */
export async function messageDocument(
  { documents, workspaces }: Pick<LanguageServer, 'documents' | 'workspaces'>,
  uri: string,
): Promise<MessageDocument | undefined> {
  const document = documents.get(uri);
  if (document === undefined) return undefined;
  const workspace = await workspaces.of(savedUri(uri, workspaces));
  if (workspace === undefined) return undefined;
  return {
    root: workspace.root,
    snapshot: workspace.snapshot(),
    message: readMessage(document.getText()),
    offsetAt: (position) => document.offsetAt(position),
  };
}

/** Where a document that is not saved yet would be saved: it has the scheme of the workspaces then. */
function savedUri(uri: string, workspaces: LanguageServer['workspaces']): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'untitled') return uri;
  const { scheme = 'file', authority = '' } = rootOf(workspaces);
  return parsed.with({ scheme, authority }).toString();
}

function rootOf(workspaces: LanguageServer['workspaces']): Partial<Pick<URI, 'scheme' | 'authority'>> {
  const [first] = workspaces.all();
  return first === undefined ? {} : URI.parse(first.root);
}
