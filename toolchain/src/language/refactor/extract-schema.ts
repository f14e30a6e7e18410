import { walkSchema } from '../../schema/keywords.ts';
import { isObject, parsePointer, valueAt } from '../../source/pointer.ts';
import { findNode } from '../patch/find-node.ts';
import { type Change, editFile, replace, set, toEdit } from '../quick-fixes/change.ts';
import { dialect } from '../quick-fixes/new-names.ts';
import { isJson } from '../text.ts';
import type { RefactorRequest, Refactoring } from './refactoring.ts';
import { moved, sourceOf, withMoved } from './source-text.ts';

/** The schema of a member goes to `$defs` or into a file of its own, and a `$ref` comes in its place. */
export function extractSchema(request: RefactorRequest): readonly Refactoring[] {
  const { entry, document, cursor } = request;
  if (entry.kind !== 'message' || document.findings.length > 0) return [];
  const pointer = innermostSchema(document.value, cursor.pointer);
  const value = pointer === undefined ? undefined : valueAt(document.value, pointer);
  if (pointer === undefined || !isObject(value) || '$ref' in value || /^\/\$defs\/[^/]*$/.test(pointer))
    return [];
  const name = nameFor(pointer, value);
  return [toDefinition(request, pointer, name), ...toFile(request, pointer, name)];
}

/** The schema around a place, but not the outermost. */
function innermostSchema(root: unknown, at: string): string | undefined {
  let found: string | undefined;
  walkSchema(root, (schema, pointer) => {
    if (pointer !== '' && isObject(schema) && (at === pointer || at.startsWith(`${pointer}/`)))
      found = pointer;
  });
  return found;
}

function nameFor(pointer: string, value: Readonly<Record<string, unknown>>): string {
  const keys = parsePointer(pointer);
  const last = keys.findLast(
    (key) => !/^(?:\d+|items|properties|allOf|anyOf|oneOf|not|if|then|else)$/.test(key),
  );
  const title = typeof value.title === 'string' ? value.title : undefined;
  const words = (title ?? last ?? 'part').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return words === '' ? 'part' : words;
}

function toDefinition({ document }: RefactorRequest, pointer: string, wanted: string): Refactoring {
  const definitions = valueAt(document.value, '/$defs');
  const taken = isObject(definitions) ? definitions : {};
  const name = free(wanted, (other) => Object.hasOwn(taken, other));
  const root = { document, pointer: '' };
  const added = isObject(definitions)
    ? set({ document, pointer: '/$defs' }, name, moved)
    : set(root, '$defs', { [name]: moved });
  const node = findNode(document, pointer)?.node;
  const source = node === undefined ? '' : sourceOf(document, node);
  const list = withMoved(added.edits?.list ?? [], source);
  const changes: readonly Change[] = [
    replace({ document, pointer }, { $ref: `#/$defs/${name}` }),
    editFile(document.path, list),
  ];
  return { title: `Extract to $defs/${name}`, kind: 'refactor.extract', edit: toEdit(changes) };
}

/** Only what refers to nothing in its file can leave it. */
function toFile(
  { document, workspace }: RefactorRequest,
  pointer: string,
  wanted: string,
): readonly Refactoring[] {
  const node = findNode(document, pointer)?.node;
  const value = valueAt(document.value, pointer);
  if (node === undefined || refersInside(value)) return [];
  const folder = document.path.slice(0, document.path.lastIndexOf('/') + 1);
  const ending = document.path.slice(document.path.lastIndexOf('.') + 1);
  const stem = wanted.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  const paths = new Set(workspace.documents.map((entry) => entry.document.path));
  const file = free(stem, (other) => paths.has(`${folder}${other}.schema.${ending}`));
  const path = `${folder}${file}.schema.${ending}`;
  const create = { create: { path, text: textFor(path, sourceOf(document, node), value) } };
  const edit = toEdit([replace({ document, pointer }, { $ref: `${file}.schema.${ending}` }), create]);
  return [{ title: `Extract to ${file}.schema.${ending}`, kind: 'refactor.extract', edit }];
}

function textFor(path: string, source: string, value: unknown): string {
  if (isJson(path)) return `${JSON.stringify({ $schema: dialect, ...(value as object) }, null, 2)}\n`;
  return source.startsWith('{') ? `${source}\n` : `$schema: ${dialect}\n${source}\n`;
}

function refersInside(value: unknown): boolean {
  let found = false;
  walkSchema(value, (schema) => {
    if (isObject(schema) && (typeof schema.$ref === 'string' || typeof schema.$dynamicRef === 'string'))
      found = true;
  });
  return found;
}

function free(wanted: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!isTaken(name)) return name;
  }
}
