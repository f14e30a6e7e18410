import { yamlComments } from '../../source/comments.ts';
import type { Workspace } from '../../model/workspace.ts';
import { linksOf } from '../../model/link.ts';
import type { FileRename } from '../edit.ts';
import { printDocument } from '../patch/print.ts';
import { editFile, toEdit } from '../quick-fixes/change.ts';
import { mayLeadTo, resolveReference } from '../references/resolve-reference.ts';
import { usesIn } from '../references/uses-in.ts';
import { pathEdits } from '../rename/path-edits.ts';
import type { FileEdit } from '../rename/file-edit.ts';
import { respellPart } from '../spelling.ts';
import { isJson, linesOf } from '../text.ts';
import type { RefactorRequest, Refactoring } from './refactoring.ts';

/** A document in the other language; JSON has no comments, and the title says how many get lost. */
export function convertLanguage({ workspace, document, cursor }: RefactorRequest): readonly Refactoring[] {
  const { path, text } = document;
  // It is about the whole: offered at the outermost keys.
  if (document.findings.length > 0 || document.value === undefined || cursor.keys.length > 1) return [];
  const to = isJson(path) ? path.replace(/json$/, 'yaml') : path.replace(/ya?ml$/, 'json');
  if (linksOf(workspace).documents.has(to)) return [];
  const whole = linesOf(document).rangeOf(0, text.length);
  const rename = { from: path, to };
  const moved = [...endingEdits(workspace, rename), ...pathEdits(workspace, rename)].filter(
    ({ file }) => file !== path,
  );
  const edit = toEdit([
    editFile(path, [{ range: whole, text: printDocument(to, document.value) }]),
    ...moved.map(({ file, edit: list }) => editFile(file, [list])),
    { rename },
  ]);
  const lost = isJson(path) ? 0 : yamlComments(text).length;
  const loss = lost === 0 ? '' : ` (${lost === 1 ? 'a comment gets' : `${lost} comments get`} lost)`;
  return [{ title: `Convert to ${isJson(path) ? 'YAML' : 'JSON'}${loss}`, kind: 'refactor.rewrite', edit }];
}

/** References that name the file with its ending. */
function endingEdits(workspace: Workspace, { from, to }: FileRename): readonly FileEdit[] {
  const name = from.slice(from.lastIndexOf('/') + 1);
  const newName = to.slice(to.lastIndexOf('/') + 1);
  const mayLead = mayLeadTo(workspace, from);
  return workspace.documents.flatMap((entry) =>
    usesIn(entry).references.flatMap((reference): readonly FileEdit[] => {
      const { text, place } = reference;
      const start = text.lastIndexOf(name);
      if (entry.imported || !mayLead(reference) || start < 0) return [];
      if (resolveReference(workspace, reference)?.resource.file.path !== from) return [];
      const part = { value: text, start, end: start + name.length, text: newName };
      return [{ file: place.document.path, edit: respellPart(place.document, place.pointer, part) }];
    }),
  );
}
