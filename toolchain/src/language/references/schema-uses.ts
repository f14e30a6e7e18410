import { messageTypeOf } from '../../model/file-kind.ts';
import { objectField } from '../../model/fields.ts';
import { type Place, below } from '../../model/place.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { walkSchema } from '../../schema/keywords.ts';
import { splitFragment } from '../../schema/uri.ts';
import { isObject, joinPointer, parsePointer } from '../../source/pointer.ts';
import { schemaSymbol } from './symbol.ts';
import { UseList } from './use-list.ts';
import type { Use } from './use.ts';

/** A `$ref` or `$dynamicRef` as it is written. */
export interface SchemaReference {
  readonly text: string;
  /** The last level of its URI; '' when it stays in its file. */
  readonly level: string;
  /** Of the text. */
  readonly place: Place;
  /** Of the schema that it is in, which gives the base URI. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/** The names in a schema file that it gives itself: its type, its definitions, its anchors. */
export function schemaUses(entry: WorkspaceDocument): readonly Use[] {
  const list = new UseList(entry);
  const { path, value } = entry.document;
  const root = schemaSymbol(path, '');
  list.key(root, 'declares', []);
  if (!isObject(value)) return list.uses;
  const id = idSlice(path, value.$id);
  if (id !== undefined) list.slice(root, '$id', { keys: ['$id'], slice: id });
  walkSchema(value, (schema, at) => {
    for (const keyword of ['$defs', 'definitions']) {
      for (const name of Object.keys(objectField(schema, keyword))) {
        const pointer = joinPointer(at, keyword, name);
        list.key(schemaSymbol(path, pointer), 'declares', parsePointer(pointer));
      }
    }
  });
  return list.uses;
}

/** Where an `$id` says the name of its file or its type. */
function idSlice(path: string, id: unknown): Use['slice'] {
  if (typeof id !== 'string') return undefined;
  const [uri] = splitFragment(id);
  const start = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1;
  const last = uri.slice(start);
  const type = messageTypeOf(path);
  const isName = last === type || last === path.slice(path.lastIndexOf('/') + 1);
  return isName ? { value: id, start, end: start + type.length } : undefined;
}

/** The references of a schema file, and of the parameters of a channel file. */
export function schemaReferences({ document, kind }: WorkspaceDocument): readonly SchemaReference[] {
  const references: SchemaReference[] = [];
  const collect = (root: unknown, at: string): void => {
    walkSchema(
      root,
      (schema, pointer) => {
        if (!isObject(schema)) return;
        for (const keyword of ['$ref', '$dynamicRef'] as const) {
          const text = schema[keyword];
          if (typeof text !== 'string') continue;
          const place = below({ document, pointer }, keyword);
          references.push({ text, level: lastLevel(splitFragment(text)[0]), schema, pointer, place });
        }
      },
      at,
    );
  };
  if (kind === 'message') collect(document.value, '');
  if (kind !== 'channel') return references;
  for (const [channel, value] of Object.entries(objectField(document.value, 'channels'))) {
    for (const [name, schema] of Object.entries(objectField(value, 'parameters'))) {
      collect(schema, joinPointer('', 'channels', channel, 'parameters', name));
    }
  }
  return references;
}

/** What follows the last slash of a path or URI. */
export function lastLevel(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
