import { listTable } from '../../model/row-table.ts';
import type { Workspace } from '../../model/workspace.ts';
import { walkSchema } from '../../schema/keywords.ts';
import { type SchemaResource, createRegistryOf, resourcesIn } from '../../schema/registry.ts';
import { resolveUri, splitFragment } from '../../schema/uri.ts';
import type { SourceDocument } from '../../source/document.ts';
import { isObject } from '../../source/pointer.ts';
import { type SchemaRoot, schemaRootsIn } from './schema-places.ts';

/** Whether a schema of another file of the workspace's own refers to a file. */
export function isReferenced(workspace: Workspace, document: SourceDocument): boolean {
  const references = workspace.table(outwardReferences);
  const names = new Set([document.path, ...resourcesIn(document).map(({ uri }) => uri)]);
  for (const name of names) {
    for (const { uri, from } of references.get(name) ?? []) {
      if (from.file.path === document.path) continue;
      if (workspace.schemas.resolve(uri, from)?.resource.file.path === document.path) return true;
    }
  }
  return false;
}

/** What a schema refers to outside of itself, without the fragment. */
interface OutwardReference {
  readonly uri: string;
  readonly from: SchemaResource;
}

/** By the path or URI that is meant, and by the path as seen from the file: a file is found by either. */
const outwardReferences = listTable<OutwardReference>({
  visit: ({ declares }, put) => {
    for (const entry of [...declares.messages, ...declares.channels]) {
      for (const root of schemaRootsIn(entry)) {
        for (const reference of referencesOf(root)) {
          const { uri, from } = reference;
          const target = resolveUri(from.uri, uri);
          const path = resolveUri(from.file.path, uri);
          put(target, reference);
          if (path !== target) put(path, reference);
        }
      }
    }
  },
  pathOf: ({ from }) => from.file.path,
});

function referencesOf({ place, schema }: SchemaRoot): readonly OutwardReference[] {
  const { document, pointer: start } = place;
  const own = createRegistryOf({ resourcesOf: () => resourcesIn(document), resourceOf: () => undefined });
  const references = new Map<string, OutwardReference>();
  const visit = (found: unknown, pointer: string): void => {
    const from = isObject(found) ? own.locationOf(found, document.path, pointer)?.resource : undefined;
    if (!isObject(found) || from === undefined) return;
    for (const reference of [found.$ref, found.$dynamicRef]) {
      const [uri] = typeof reference === 'string' ? splitFragment(reference) : [''];
      if (uri !== '') references.set(`${from.pointer} ${uri}`, { uri, from });
    }
  };
  walkSchema(schema, visit, start);
  return [...references.values()];
}
