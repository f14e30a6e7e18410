import type { ChannelDeclaration } from '../../model/channel.ts';
import type { Place } from '../../model/place.ts';
import { below } from '../../model/place.ts';
import type { MessageDeclaration, Workspace } from '../../model/workspace.ts';
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

const knownRoots = new WeakMap<MessageDeclaration | ChannelDeclaration, readonly SchemaRoot[]>();

/** The schemas that a declaration of the workspace's own holds. */
export function schemaRootsIn(entry: MessageDeclaration | ChannelDeclaration): readonly SchemaRoot[] {
  const roots = knownRoots.get(entry) ?? findRoots(entry);
  knownRoots.set(entry, roots);
  return roots;
}

function findRoots(entry: MessageDeclaration | ChannelDeclaration): readonly SchemaRoot[] {
  if (entry.imported) return [];
  if ('document' in entry) {
    const { document } = entry;
    return document.value === undefined ? [] : [{ place: { document, pointer: '' }, schema: document.value }];
  }
  const parameters = Object.keys(objectField(entry.raw, 'parameters')).map((name): SchemaRoot => ({
    place: below(entry.place, 'parameters', name),
    schema: field(field(entry.raw, 'parameters'), name),
  }));
  return parameters.filter(({ schema }) => isSchema(schema));
}

interface Places {
  readonly root: SchemaRoot;
  readonly places: readonly SchemaPlace[];
}

/** Of each workspace, or view of one, the last: several rules look at one schema after the other. */
const lastPlaces = new WeakMap<Workspace, Places>();

/** A schema and the ones inside it, as far as they are objects. */
export function placesOf(workspace: Workspace, root: SchemaRoot): readonly SchemaPlace[] {
  const last = lastPlaces.get(workspace);
  if (last?.root === root) return last.places;
  const places = findPlaces(workspace, root);
  lastPlaces.set(workspace, { root, places });
  return places;
}

function findPlaces({ schemas }: Workspace, root: SchemaRoot): readonly SchemaPlace[] {
  const places: SchemaPlace[] = [];
  const { document } = root.place;
  walkSchema(
    root.schema,
    (schema, pointer) => {
      const location = isObject(schema) ? schemas.locationOf(schema, document.path, pointer) : undefined;
      if (isObject(schema) && location !== undefined)
        places.push({ place: { document, pointer }, schema, location });
    },
    root.place.pointer,
  );
  return places;
}
