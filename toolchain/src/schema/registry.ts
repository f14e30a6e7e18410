import { isObject, joinPointer, valueAt } from '../source/pointer.ts';
import { walkSchema } from './keywords.ts';
import { resolveUri, splitFragment } from './uri.ts';

/** One file (or other named text) that holds schemas. */
interface SchemaFile {
  readonly path: string;
  readonly value: unknown;
}

/** A schema with a base URI of its own: the root of a file, or a subschema with `$id`. */
export interface SchemaResource {
  readonly uri: string;
  readonly file: SchemaFile;
  /** Where in the file it begins. */
  readonly pointer: string;
  /** Pointers in the file by `$anchor` and `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly dynamicAnchors: ReadonlyMap<string, string>;
}

/** A schema in its file, with the resource whose base URI counts there. */
export interface SchemaLocation {
  readonly resource: SchemaResource;
  /** From the root of the file. */
  readonly pointer: string;
  readonly schema: unknown;
}

/** Finds schemas by reference inside a closed set of files; never looks anywhere else. */
export interface SchemaRegistry {
  /** The schema at a place of a file. */
  locate(path: string, pointer?: string): SchemaLocation | undefined;
  /** The same, of a schema that is at hand. */
  locationOf(schema: unknown, path: string, pointer: string): SchemaLocation | undefined;
  /** What a `$ref` or `$dynamicRef` inside `from` means, without dynamic scope; undefined: nothing. */
  resolve(reference: string, from: SchemaResource): SchemaLocation | undefined;
  /** The schema of a dynamic anchor of a resource. */
  dynamicAnchor(resource: SchemaResource, name: string): SchemaLocation | undefined;
  /** Every resource of a file: its root, and each subschema with `$id`. */
  resourcesOf(path: string): readonly SchemaResource[];
}

/** `find` gives the value of a file; `paths` lists all files, asked only when a URI is no path. */
export interface SchemaFiles {
  find(path: string): SchemaFile | undefined;
  paths(): Iterable<string>;
}

/** Where a registry finds its resources. */
export interface SchemaSource {
  /** Every resource of a file: its root first, then each subschema with `$id`. */
  readonly resourcesOf: (path: string) => readonly SchemaResource[];
  /** The resource of a URI that is no path. */
  readonly resourceOf: (uri: string) => SchemaResource | undefined;
}

interface MutableResource extends SchemaResource {
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Map<string, string>;
}

/** A registry of files that stay as they are. */
export function createSchemaRegistry(files: SchemaFiles): SchemaRegistry {
  const indexed = new Map<string, readonly SchemaResource[]>();
  let byUri: ReadonlyMap<string, SchemaResource> | undefined;
  const resourcesOf = (path: string): readonly SchemaResource[] => {
    const file = indexed.has(path) ? undefined : files.find(path);
    const resources = indexed.get(path) ?? (file === undefined ? [] : resourcesIn(file));
    indexed.set(path, resources);
    return resources;
  };
  return createRegistryOf({
    resourcesOf,
    resourceOf: (uri) => {
      byUri ??= new Map([...files.paths()].flatMap(resourcesOf).map((resource) => [resource.uri, resource]));
      return byUri.get(uri);
    },
  });
}

export function createRegistryOf(source: SchemaSource): SchemaRegistry {
  const { resourcesOf, resourceOf } = source;
  const locationOf = (schema: unknown, path: string, pointer: string): SchemaLocation | undefined => {
    const resource = schema === undefined ? undefined : nearest(resourcesOf(path), pointer);
    return resource === undefined ? undefined : { resource, pointer, schema };
  };
  const locateIn = (file: SchemaFile, pointer: string): SchemaLocation | undefined =>
    locationOf(valueAt(file.value, pointer), file.path, pointer);
  const findResource = (uri: string, from: SchemaResource): SchemaResource | undefined => {
    if (uri === '') return from;
    const resolved = resolveUri(from.uri, uri);
    // A file is found by its path even where `$id` gives its folder another name.
    const path = resolveUri(from.file.path, uri);
    return resourcesOf(resolved)[0] ?? resourceOf(resolved) ?? resourcesOf(path)[0];
  };
  return {
    resourcesOf,
    locationOf,
    locate: (path, pointer = '') => {
      const root = resourcesOf(path)[0];
      return root && locateIn(root.file, pointer);
    },
    resolve: (reference, from) => {
      const [uri, fragment] = splitFragment(reference);
      const resource = findResource(uri, from);
      if (resource === undefined) return undefined;
      if (fragment === '') return locateIn(resource.file, resource.pointer);
      if (fragment.startsWith('/')) return locateIn(resource.file, resource.pointer + fragment);
      const pointer = resource.anchors.get(fragment);
      return pointer === undefined ? undefined : locateIn(resource.file, pointer);
    },
    dynamicAnchor: (resource, name) => {
      const pointer = resource.dynamicAnchors.get(name);
      return pointer === undefined ? undefined : locateIn(resource.file, pointer);
    },
  };
}

const known = new WeakMap<SchemaFile, readonly SchemaResource[]>();

/** The resources of a file, the same ones as long as the file is the same. */
export function resourcesIn(file: SchemaFile): readonly SchemaResource[] {
  const resources = known.get(file) ?? indexFile(file);
  known.set(file, resources);
  return resources;
}

function indexFile(file: SchemaFile): readonly MutableResource[] {
  const resources: MutableResource[] = [createResource(file, '', idOf(file.value, file.path) ?? file.path)];
  walkSchema(file.value, (schema, pointer) => {
    if (!isObject(schema)) return;
    const parent = nearest(resources, pointer) as MutableResource;
    const uri = pointer === '' ? undefined : idOf(schema, parent.uri);
    const resource = uri === undefined ? parent : createResource(file, pointer, uri);
    if (resource !== parent) resources.push(resource);
    const { $anchor: anchor, $dynamicAnchor: dynamicAnchor } = schema;
    if (typeof anchor === 'string') resource.anchors.set(anchor, pointer);
    if (typeof dynamicAnchor !== 'string') return;
    resource.anchors.set(dynamicAnchor, pointer);
    resource.dynamicAnchors.set(dynamicAnchor, pointer);
  });
  return resources;
}

function createResource(file: SchemaFile, pointer: string, uri: string): MutableResource {
  return { uri, file, pointer, anchors: new Map(), dynamicAnchors: new Map() };
}

function idOf(schema: unknown, base: string): string | undefined {
  if (!isObject(schema) || typeof schema.$id !== 'string') return undefined;
  const [uri] = splitFragment(schema.$id);
  return uri === '' ? undefined : resolveUri(base, uri);
}

/** The innermost resource that holds a pointer of its file. */
function nearest(resources: readonly SchemaResource[], pointer: string): SchemaResource | undefined {
  // Nearly every file is one resource.
  if (resources.length === 1) return resources[0];
  let found: SchemaResource | undefined;
  for (const resource of resources) {
    const holds = resource.pointer === pointer || pointer.startsWith(joinPointer(resource.pointer, ''));
    if (holds && (found === undefined || resource.pointer.length >= found.pointer.length)) found = resource;
  }
  return found;
}
