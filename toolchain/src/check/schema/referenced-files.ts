import type { Workspace } from '../../model/workspace.ts';
import type { SchemaResource } from '../../schema/registry.ts';
import { splitFragment } from '../../schema/uri.ts';
import { type SchemaRoot, placesOf, schemaRootsIn } from './schema-places.ts';

/** The files that a schema of another file of the workspace's own refers to, by path. */
export function referencedFiles(workspace: Workspace): ReadonlyMap<string, true> {
  const files = new Map<string, true>();
  for (const entry of [...workspace.messages, ...workspace.channels]) {
    for (const root of schemaRootsIn(entry)) {
      for (const { uri, from } of outwardReferences(workspace, root)) {
        const path = workspace.schemas.resolve(uri, from)?.resource.file.path;
        if (path !== undefined && path !== root.place.document.path) files.set(path, true);
      }
    }
  }
  return files;
}

/** What a schema refers to outside of itself, without the fragment. */
interface OutwardReference {
  readonly uri: string;
  readonly from: SchemaResource;
}

const known = new WeakMap<SchemaRoot, readonly OutwardReference[]>();

function outwardReferences(workspace: Workspace, root: SchemaRoot): readonly OutwardReference[] {
  const references = known.get(root) ?? findReferences(workspace, root);
  known.set(root, references);
  return references;
}

function findReferences(workspace: Workspace, root: SchemaRoot): readonly OutwardReference[] {
  const references = new Map<string, OutwardReference>();
  for (const { schema, location } of placesOf(workspace, root)) {
    for (const reference of [schema.$ref, schema.$dynamicRef]) {
      const [uri] = typeof reference === 'string' ? splitFragment(reference) : [''];
      if (uri !== '') references.set(`${location.resource.pointer} ${uri}`, { uri, from: location.resource });
    }
  }
  return [...references.values()];
}
