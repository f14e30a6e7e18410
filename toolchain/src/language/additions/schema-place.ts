import { linksOf } from '../../model/link.ts';
import type { Place } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';
import { partsOf } from '../schema/find-member.ts';
import type { PathStep } from './addition.ts';

/** The schemas that say something of the values at a path, each in its file; through references and alternatives. */
export function schemasAt(
  workspace: Workspace,
  type: string,
  path: readonly PathStep[],
): readonly SchemaLocation[] {
  const { schemas } = workspace;
  const message = linksOf(workspace).messages.get(type);
  const root = message && schemas.locate(message.document.path);
  if (root === undefined) return [];
  let found = partsOf(schemas, root);
  for (const step of path) {
    found = found.flatMap((part) => {
      const below = belowStep(part, step);
      const next = below === undefined ? undefined : schemas.locate(part.resource.file.path, below);
      return next === undefined ? [] : partsOf(schemas, next);
    });
  }
  return found;
}

function belowStep({ schema, pointer }: SchemaLocation, step: PathStep): string | undefined {
  if (!isObject(schema)) return undefined;
  if (step === 'items' || step === 'members') {
    const keyword = step === 'items' ? 'items' : 'additionalProperties';
    return schema[keyword] === undefined ? undefined : joinPointer(pointer, keyword);
  }
  const { properties } = schema;
  return isObject(properties) && Object.hasOwn(properties, step.name)
    ? joinPointer(pointer, 'properties', step.name)
    : undefined;
}

/** The schema as a place of a file that may be changed; undefined in files of other workspaces. */
export function ownPlace(workspace: Workspace, { resource, pointer }: SchemaLocation): Place | undefined {
  const entry = linksOf(workspace).documents.get(resource.file.path);
  return entry === undefined || entry.imported ? undefined : { document: entry.document, pointer };
}
