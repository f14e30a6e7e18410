import type { Place } from '../../model/place.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isSchema, walkSchema } from '../../schema/keywords.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { field, objectField } from '../../model/fields.ts';
import { isObject } from '../../source/pointer.ts';

/** One schema of a workspace that is an object, wherever it stands. */
export interface SchemaPlace {
  readonly place: Place;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly location: SchemaLocation;
}

/** A schema that stands for itself: a message file, or a parameter of a channel. */
export interface SchemaRoot {
  readonly place: Place;
  readonly schema: unknown;
}

const known = new WeakMap<Workspace, readonly SchemaPlace[]>();

/** Every schema of the workspace's own files, the ones inside others too. */
export function schemaPlaces(workspace: Workspace): readonly SchemaPlace[] {
  const places = known.get(workspace) ?? schemaRoots(workspace).flatMap((root) => placesOf(workspace, root));
  known.set(workspace, places);
  return places;
}

export function schemaRoots(workspace: Workspace): readonly SchemaRoot[] {
  const files = workspace.messages
    .filter(({ imported, document }) => !imported && document.root !== undefined)
    .map(({ document }): SchemaRoot => ({ place: { document, pointer: '' }, schema: document.value }));
  const parameters = workspace.channels
    .filter(({ imported }) => !imported)
    .flatMap(({ raw, place }) =>
      Object.keys(objectField(raw, 'parameters')).map((name): SchemaRoot => ({
        place: below(place, 'parameters', name),
        schema: field(field(raw, 'parameters'), name),
      })),
    );
  return [...files, ...parameters.filter(({ schema }) => isSchema(schema))];
}

function placesOf(workspace: Workspace, root: SchemaRoot): readonly SchemaPlace[] {
  const places: SchemaPlace[] = [];
  const { document } = root.place;
  walkSchema(
    root.schema,
    (schema, pointer) => {
      const location = isObject(schema) ? workspace.schemas.locate(document.path, pointer) : undefined;
      if (isObject(schema) && location !== undefined)
        places.push({ place: { document, pointer }, schema, location });
    },
    root.place.pointer,
  );
  return places;
}
