import type { Workspace } from '../../model/workspace.ts';
import { respell } from '../spelling.ts';
import { definitionEdits } from './definition-edits.ts';
import type { RenameEdits } from './file-edit.ts';
import { pathEdits } from './path-edits.ts';
import { referenceEdits } from './reference-edits.ts';
import { renamedFile } from './renamed-file.ts';
import type { Renaming } from './renaming.ts';

/** All that has to change for a symbol to have another name. */
export function renameEdits(workspace: Workspace, renaming: Renaming): RenameEdits {
  const { use, uses, name } = renaming;
  const written = uses.filter(
    ({ role, place }) => role !== '$ref' && role !== 'pattern' && place.pointer !== '',
  );
  const edits = written.map((other) => ({ file: other.place.document.path, edit: respell(other, name) }));
  const renamed = renamedFile(renaming);
  if (renamed !== undefined) {
    const moved = [...referenceEdits(workspace, renamed), ...pathEdits(workspace, renamed)];
    return { edits: [...edits, ...moved], renames: [renamed] };
  }
  const isDefinition = use.symbol.kind === 'schema';
  return { edits: [...edits, ...(isDefinition ? definitionEdits(workspace, renaming) : [])], renames: [] };
}
