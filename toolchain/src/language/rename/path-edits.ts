import { field, objectField } from '../../model/fields.ts';
import type { Place } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { joinPointer } from '../../source/pointer.ts';
import type { FileRename } from '../edit.ts';
import { respellPart } from '../spelling.ts';
import type { FileEdit } from './file-edit.ts';

/** The entries of the configuration that name just this file. */
export function pathEdits({ config }: Workspace, { from, to }: FileRename): readonly FileEdit[] {
  const { document } = config;
  if (document === undefined) return [];
  const check = field(document.value, 'check');
  const ignored = objectField(check, 'ignoreOnly');
  const lists: readonly (readonly [string, unknown])[] = [
    ['/include', field(document.value, 'include')],
    ['/check/ignore', field(check, 'ignore')],
    ...Object.keys(ignored).map((rule) => [joinPointer('/check/ignoreOnly', rule), ignored[rule]] as const),
  ];
  return lists.flatMap(([pointer, list]) =>
    (Array.isArray(list) ? list : []).flatMap((item: unknown, index) =>
      item === from ? [pathEdit({ document, pointer: joinPointer(pointer, index) }, { from, to })] : [],
    ),
  );
}

function pathEdit({ document, pointer }: Place, { from, to }: FileRename): FileEdit {
  const part = { value: from, start: 0, end: from.length, text: to };
  return { file: document.path, edit: respellPart(document, pointer, part) };
}
