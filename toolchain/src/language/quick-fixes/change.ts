import { fileKind } from '../../model/file-kind.ts';
import { type Place, below } from '../../model/place.ts';
import { parsePointer, valueAt } from '../../source/pointer.ts';
import type { FileCreation, FileRename, TextEdit, WorkspaceEdit } from '../edit.ts';
import { insertItem, insertMember, replaceValue } from '../patch/insert.ts';
import { keyOrder } from '../patch/key-order.ts';
import { removeEntry } from '../patch/remove.ts';
import { spell } from '../spelling.ts';
import { innerRange } from '../text.ts';
import type { Fix, Safety } from './fix.ts';

/** One step of a fix. */
export interface Change {
  readonly edits?: { readonly file: string; readonly list: readonly TextEdit[] };
  readonly create?: FileCreation;
  readonly rename?: FileRename;
}

/** A fix of some steps; none where a step has nothing to change. */
export function fix(title: string, safety: Safety, ...changes: readonly Change[]): readonly Fix[] {
  if (changes.length === 0 || changes.some(isEmpty)) return [];
  return [{ title, safety, edit: toEdit(changes) }];
}

/** The member of an object gets a value; where it has none yet it stands where people expect it. */
export function set(place: Place, key: string, value: unknown): Change {
  const { document, pointer } = place;
  const member = below(place, key);
  if (valueAt(document.value, member.pointer) !== undefined) return replace(member, value);
  const order = keyOrder(fileKind(document.path), parsePointer(pointer));
  const list = insertMember(document, pointer, order === undefined ? { key, value } : { key, value, order });
  return { edits: { file: document.path, list } };
}

/** Several new members at the end of an object, which is there. */
export function insertInOrder(
  { document, pointer }: Place,
  members: readonly (readonly [key: string, value: unknown])[],
): Change {
  const list = members.flatMap(([key, value]) => insertMember(document, pointer, { key, value }));
  const [first, ...others] = list;
  const isSame =
    first !== undefined && others.every(({ range }) => range.start.offset === first.range.start.offset);
  // At one place edits are one text.
  const joined = isSame ? [{ ...first, text: list.map(({ text }) => text).join('') }] : list;
  return { edits: { file: document.path, list: joined } };
}

export function replace({ document, pointer }: Place, value: unknown): Change {
  return { edits: { file: document.path, list: replaceValue(document, pointer, value) } };
}

export function remove({ document, pointer }: Place): Change {
  return { edits: { file: document.path, list: removeEntry(document, pointer) } };
}

/** Another item of a list, which is made where it is not there. */
export function append(place: Place, key: string, item: unknown): Change {
  const list = below(place, key);
  const { document, pointer } = list;
  if (!Array.isArray(valueAt(document.value, pointer))) return set(place, key, [item]);
  return { edits: { file: document.path, list: insertItem(document, pointer, item) } };
}

/** Another name for a key, in the quotes that are there; none where the object has such a key. */
export function renameKey({ document, pointer }: Place, name: string): Change {
  const keys = parsePointer(pointer);
  const holder = valueAt(document.value, pointer.slice(0, pointer.lastIndexOf('/')));
  const isTaken = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name);
  const list = isTaken || keys.length === 0 ? [] : [respellAt({ document, pointer }, 'key', name)];
  return { edits: { file: document.path, list } };
}

/** Another text in the place of one, in the quotes that are there. */
function respellAt({ document, pointer }: Place, part: 'key' | 'value', text: string): TextEdit {
  const range = innerRange(document, pointer, part);
  return { range, text: spell(document, range.start.offset, text) };
}

export function respellValue(place: Place, text: string): Change {
  return { edits: { file: place.document.path, list: [respellAt(place, 'value', text)] } };
}

export function editFile(file: string, list: readonly TextEdit[]): Change {
  return { edits: { file, list } };
}

function isEmpty({ edits, create, rename }: Change): boolean {
  return create === undefined && rename === undefined && (edits === undefined || edits.list.length === 0);
}

/** The steps as one change. */
export function toEdit(changes: readonly Change[]): WorkspaceEdit {
  const edits: Record<string, TextEdit[]> = {};
  for (const { edits: change } of changes) {
    if (change !== undefined) (edits[change.file] ??= []).push(...change.list);
  }
  return {
    edits,
    creates: changes.flatMap(({ create }) => create ?? []),
    renames: changes.flatMap(({ rename }) => rename ?? []),
  };
}
