import { matchesPath } from '../../check/path-pattern.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type RunFile, runFilesIn } from '../run-files.ts';
import { importedFiles } from '../imported-files.ts';
import { targetOfFile } from '../target.ts';
import { holds, innerRange } from '../text.ts';
import type { Definition, DefinitionRequest } from './request.ts';

/** More files than that of one folder are no place to go to. */
const maxFiles = 200;

/** What a path in the configuration names: some files, another workspace, the program that is an agent. */
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
  const files = filesNamed(workspace, keys, node.value);
  return files.length === 0 ? undefined : { origin, targets: files.map(targetOfFile) };
}

function filesNamed(
  workspace: Workspace,
  [first, second]: readonly string[],
  name: string,
): readonly string[] {
  if (first === 'imports') return importedFiles(workspace, name);
  const isPattern = first === 'include' || (first === 'check' && second?.startsWith('ignore') === true);
  return isPattern ? filesLike(workspace, name) : [];
}

function runTargets(files: readonly RunFile[], offset: number): Definition | undefined {
  const here = files.filter(({ range }) => holds(range, offset));
  const [first] = here;
  return first && { origin: first.range, targets: here.map(({ file }) => targetOfFile(file)) };
}

function filesLike({ documents }: Workspace, pattern: string): readonly string[] {
  return documents
    .filter(({ document, imported }) => !imported && matchesPath(pattern, document.path))
    .map(({ document }) => document.path)
    .slice(0, maxFiles);
}
