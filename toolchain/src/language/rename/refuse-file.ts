import type { Workspace } from '../../model/workspace.ts';
import { renamedFile } from './renamed-file.ts';
import type { Renaming } from './renaming.ts';

/** A file cannot have the name of another one, not even in other letters. */
export function refuseFile(workspace: Workspace, renaming: Renaming): string | undefined {
  const file = renamedFile(renaming);
  if (file === undefined) return undefined;
  const taken = workspace.documents.find(
    ({ document: { path } }) => path !== file.from && path.toLowerCase() === file.to.toLowerCase(),
  );
  return taken && `there is a file ${taken.document.path} already`;
}
