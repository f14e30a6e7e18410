import type { Workspace } from '../../model/workspace.ts';
import { joinPointer, parsePointer } from '../../source/pointer.ts';
import { mayLeadTo, resolveReference } from '../references/resolve-reference.ts';
import type { SchemaReference } from '../references/schema-uses.ts';
import { usesIn } from '../references/uses-in.ts';
import { respellPart } from '../spelling.ts';
import type { FileEdit } from './file-edit.ts';
import type { Renaming } from './renaming.ts';

/** Every reference whose pointer goes to a definition or through it. */
export function definitionEdits(workspace: Workspace, { use, name }: Renaming): readonly FileEdit[] {
  const { file = '', name: pointer } = use.symbol;
  const mayLead = mayLeadTo(workspace, file);
  return workspace.documents.flatMap((entry) =>
    usesIn(entry).references.flatMap((reference) => {
      const target = mayLead(reference) ? resolveReference(workspace, reference) : undefined;
      if (target?.resource.file.path !== file) return [];
      const isThere = target.pointer === pointer || target.pointer.startsWith(joinPointer(pointer, ''));
      return isThere ? (referenceEdit(reference, { pointer, target: target.pointer, name }) ?? []) : [];
    }),
  );
}

function referenceEdit(
  { text, place }: SchemaReference,
  to: { readonly pointer: string; readonly target: string; readonly name: string },
): FileEdit | undefined {
  const hash = text.indexOf('#');
  const levels = text.slice(hash + 1).split('/');
  // An anchor says nothing of where it stands.
  if (hash < 0 || levels[0] !== '') return undefined;
  // A pointer may begin inside the file, at a schema with an `$id`.
  const base = parsePointer(to.target).length - (levels.length - 1);
  const level = parsePointer(to.pointer).length - base;
  if (level < 1 || level >= levels.length) return undefined;
  const start = hash + 1 + levels.slice(0, level).join('/').length + 1;
  const part = { value: text, start, end: start + (levels[level]?.length ?? 0), text: to.name };
  return { file: place.document.path, edit: respellPart(place.document, place.pointer, part) };
}
