import type { Workspace } from '../../model/workspace.ts';
import { splitFragment } from '../../schema/uri.ts';
import type { FileRename } from '../edit.ts';
import { mayLeadTo, resolveReference } from '../references/resolve-reference.ts';
import type { SchemaReference } from '../references/schema-uses.ts';
import { usesIn } from '../references/uses-in.ts';
import { respellPart } from '../spelling.ts';
import type { FileEdit } from './file-edit.ts';
import { fileStem } from './file-stem.ts';

/** Every reference that names a schema file, whatever it names in it. */
export function referenceEdits(workspace: Workspace, { from, to }: FileRename): readonly FileEdit[] {
  const mayLead = mayLeadTo(workspace, from);
  return workspace.documents.flatMap((entry) =>
    usesIn(entry).references.flatMap((reference) => {
      if (!mayLead(reference)) return [];
      if (resolveReference(workspace, reference)?.resource.file.path !== from) return [];
      return referenceEdit(reference, { from, to }) ?? [];
    }),
  );
}

function referenceEdit({ text, place }: SchemaReference, { from, to }: FileRename): FileEdit | undefined {
  const [uri] = splitFragment(text);
  const start = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1;
  const stem = fileStem(from);
  const last = uri.slice(start);
  // By its URI a file may be called without its ending; by an identifier of another name it is not called at all.
  if (last !== stem && last !== from.slice(from.lastIndexOf('/') + 1)) return undefined;
  const part = { value: text, start, end: start + stem.length, text: fileStem(to) };
  return { file: place.document.path, edit: respellPart(place.document, place.pointer, part) };
}
