import {
  type SchemaRegistry,
  type SchemaResource,
  createRegistryOf,
  resourcesIn,
} from '../schema/registry.ts';
import { documentsByPath } from './link-tables.ts';
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

function resourcesByUri({ messages, schemas }: Workspace): ReadonlyMap<string, SchemaResource> {
  const resources = messages.flatMap(({ document }) => schemas.resourcesOf(document.path));
  return new Map(resources.map((resource) => [resource.uri, resource]));
}
