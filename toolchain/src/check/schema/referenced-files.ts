import { linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { SchemaResource } from '../../schema/registry.ts';
import { resolveUri, splitFragment } from '../../schema/uri.ts';
import { type SchemaRoot, placesOf, schemaRootsIn } from './schema-places.ts';

/** The files that a schema of another file of the workspace's own refers to, by path. */
export function referencedFiles(workspace: Workspace): ReadonlyMap<string, true> {
  const { documents } = linksOf(workspace);
  const files = new Map<string, true>();
  for (const entry of [...workspace.messages, ...workspace.channels]) {
    for (const root of schemaRootsIn(entry)) {
      for (const { uri, from, target } of outwardReferences(workspace, root)) {
        // Many files refer to few: most of the work is done.
        if (files.has(target)) continue;
        const found = documents.get(target)?.document.value === undefined ? undefined : target;
        const path = found ?? workspace.schemas.resolve(uri, from)?.resource.file.path;
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
  /** The path or URI that is meant. */
  readonly target: string;
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
      const from = location.resource;
      if (uri !== '')
        references.set(`${from.pointer} ${uri}`, { uri, from, target: resolveUri(from.uri, uri) });
    }
  }
  return [...references.values()];
}
