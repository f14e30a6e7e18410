import {
  type SchemaRegistry,
  type SchemaResource,
  createRegistryOf,
  resourcesIn,
} from '../schema/registry.ts';
import { documentsByPath } from './link-tables.ts';
import { listTable } from './row-table.ts';
import { lastOf } from './row-view.ts';
import type { Workspace } from './workspace.ts';

/** The schemas of a workspace, found by its tables. */
export function createWorkspaceSchemas(workspace: Workspace): SchemaRegistry {
  return createRegistryOf({
    resourcesOf: (path) => {
      const document = workspace.table(documentsByPath).get(path)?.document;
      return document?.value === undefined ? [] : resourcesIn(document);
    },
    resourceOf: (uri) => workspace.table(resourcesByUri).get(uri),
  });
}

const resourcesByUri = lastOf(
  listTable<SchemaResource>({
    visit: ({ document, kind }, put) => {
      if (kind !== 'message' || document.value === undefined) return;
      for (const resource of resourcesIn(document)) put(resource.uri, resource);
    },
    pathOf: ({ file }) => file.path,
  }),
);
