import { fileKind } from '../model/file-kind.ts';
import type { Workspace } from '../model/workspace.ts';

/** The configuration of an imported workspace, or its first file when it has none. */
export function importedFiles({ documents }: Workspace, name: string): readonly string[] {
  const folder = name.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const paths = documents.filter(({ imported }) => imported).map(({ document }) => document.path);
  const inside = paths.filter(
    (path) => path.startsWith(`${folder}/`) || path.includes(`node_modules/${folder}/`),
  );
  const found = inside.find((path) => fileKind(path) === 'config') ?? inside[0];
  return found === undefined ? [] : [found];
}
