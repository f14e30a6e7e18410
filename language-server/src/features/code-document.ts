import type { CodeFile, Snapshot } from '@parley/toolchain/language';
import type { Position } from 'vscode-languageserver';
import { pathIn, uriOf } from '../uris.ts';
import type { LanguageServer } from './feature.ts';

/** A program of a workspace that the editor has open. */
export interface CodeDocument {
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly text: string;
  readonly offset: number;
}

interface Asked {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

export function isCode(uri: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(uri);
}

/** Undefined for a program that is open nowhere or in no workspace. */
export async function codeDocument(
  { workspaces, documents }: LanguageServer,
  { textDocument, position }: Asked,
): Promise<CodeDocument | undefined> {
  const workspace = await workspaces.of(textDocument.uri);
  const document = documents.get(textDocument.uri);
  if (workspace === undefined || document === undefined) return undefined;
  const { root } = workspace;
  return {
    root,
    snapshot: workspace.snapshot(),
    text: document.getText(),
    offset: document.offsetAt(position),
  };
}

/** All programs of a workspace, with the texts that the editor has where they are open. */
export async function codeFiles(
  { host, documents }: LanguageServer,
  root: string,
): Promise<readonly CodeFile[]> {
  const paths = (await host.findCode?.(root)) ?? [];
  const files: CodeFile[] = [];
  for (const path of paths) {
    const uri = uriOf(root, path);
    const text = openText(documents.all(), root, path) ?? (await host.readFile(uri));
    if (text !== undefined) files.push({ path, text });
  }
  return files;
}

function openText(
  documents: readonly { readonly uri: string; getText(): string }[],
  root: string,
  path: string,
): string | undefined {
  return documents.find(({ uri }) => isCode(uri) && pathIn(root, uri) === path)?.getText();
}
