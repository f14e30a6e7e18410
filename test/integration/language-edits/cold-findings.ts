import { createChecker, createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import type { Diagnostic } from 'vscode-languageserver';
import { toDiagnostic } from '#language-server/diagnostics/to-diagnostic.ts';
import { isWorkspace } from '#toolchain/node/find-workspace.ts';
import type { ScriptedEditor } from './scripted-editor.ts';

/** What a check from nothing finds, with the texts of the editor in the place of those of the disk. */
export async function coldFindings({ root, folder, open }: ScriptedEditor): Promise<readonly string[]> {
  if (!isWorkspace(root)) return [];
  const read = await readWorkspace(root);
  const files = read.files.map((file) => ({ ...file, text: open.get(file.path)?.getText() ?? file.text }));
  const { findings } = createChecker().check(createWorkspace({ ...read, files }));
  const found = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const uri = folder.uriOf(finding.file);
    found.set(uri, [...(found.get(uri) ?? []), toDiagnostic(folder.uri, finding)]);
  }
  return comparable(found);
}

/** A line for each finding, in an order of its own; the same one twice is one. */
export function comparable(shown: ReadonlyMap<string, readonly Diagnostic[]>): readonly string[] {
  const lines = [...shown].flatMap(([uri, list]) => list.map((each) => `${uri} ${JSON.stringify(each)}`));
  return [...new Set(lines)].sort();
}
