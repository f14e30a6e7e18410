import { matchesPath } from '../../check/path-pattern.ts';
import { fileKind } from '../../model/file-kind.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type RunFile, runFilesIn } from '../run-files.ts';
import { targetOfFile } from '../target.ts';
import { holds, innerRange } from '../text.ts';
import type { Definition, DefinitionRequest } from './request.ts';

/** More files than that of one folder are no place to go to. */
const maxFiles = 200;

/** What a path in the configuration names: files of a folder, another workspace, the file that runs an agent. */
export function configTargets({
  snapshot,
  entry,
  cursor,
  offset,
}: DefinitionRequest): Definition | undefined {
  const { keys, part, node, pointer } = cursor;
  if (part !== 'value' || node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const origin = innerRange(entry.document, pointer);
  const { workspace } = snapshot;
  if (keys[0] === 'run') return runTargets(runFilesIn(workspace, entry), offset);
  const files =
    keys[0] === 'include'
      ? includedFiles(workspace, node.value)
      : keys[0] === 'imports'
        ? importedFiles(workspace, node.value)
        : [];
  return files.length === 0 ? undefined : { origin, targets: files.map(targetOfFile) };
}

function runTargets(files: readonly RunFile[], offset: number): Definition | undefined {
  const here = files.filter(({ range }) => holds(range, offset));
  const [first] = here;
  return first && { origin: first.range, targets: here.map(({ file }) => targetOfFile(file)) };
}

function includedFiles({ documents }: Workspace, pattern: string): readonly string[] {
  return documents
    .filter(({ document, imported }) => !imported && matchesPath(pattern, document.path))
    .map(({ document }) => document.path)
    .slice(0, maxFiles);
}

/** The configuration of an imported workspace, or its first file when it has none. */
function importedFiles({ documents }: Workspace, name: string): readonly string[] {
  const folder = name.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const paths = documents.filter(({ imported }) => imported).map(({ document }) => document.path);
  const inside = paths.filter(
    (path) => path.startsWith(`${folder}/`) || path.includes(`node_modules/${folder}/`),
  );
  const found = inside.find((path) => fileKind(path) === 'config') ?? inside[0];
  return found === undefined ? [] : [found];
}
