import { childSchemas, isSchema, keywordKind } from '../schema/keywords.ts';
import type { SchemaLocation, SchemaRegistry, SchemaResource } from '../schema/registry.ts';
import { escapeKey, isObject, parsePointer } from '../source/pointer.ts';
import { messageTypeOf } from './file-kind.ts';

/** A schema that needs nothing but itself, and the references that led nowhere. */
export interface ResolvedSchema {
  readonly schema: Readonly<Record<string, unknown>> | boolean;
  readonly unresolved: readonly string[];
}

/** Draws everything that a schema refers to into its own `$defs`. The keys follow from names, not from order in time. */
export function resolveSchema(registry: SchemaRegistry, root: SchemaLocation): ResolvedSchema {
  if (!isObject(root.schema)) return { schema: root.schema === true, unresolved: [] };
  const resolution = new Resolution(registry, root);
  const schema = resolution.run(root.schema);
  return { schema, unresolved: resolution.unresolved };
}

const bundledAway: ReadonlySet<string> = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$defs',
  'definitions',
]);

/** A schema with the resources on the way to it that have dynamic anchors, outermost first: what a `$dynamicRef` means depends on them. */
interface ScopedLocation {
  readonly location: SchemaLocation;
  readonly scope: readonly SchemaResource[];
}

class Resolution {
  readonly unresolved: string[] = [];
  readonly #registry: SchemaRegistry;
  readonly #root: SchemaLocation;
  readonly #keys = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #queue: { readonly key: string; readonly at: ScopedLocation }[] = [];

  constructor(registry: SchemaRegistry, root: SchemaLocation) {
    this.#registry = registry;
    this.#root = root;
  }

  run(root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const own = isObject(root.$defs) ? root.$defs : {};
    for (const key of Object.keys(own)) this.#enqueue(key, `${this.#root.pointer}/$defs/${escapeKey(key)}`);
    const { $id: id, $schema: dialect } = root;
    const schema = { ...this.#copy(root, scoped(this.#root)) };
    const definitions: Record<string, unknown> = {};
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      definitions[next.key] = this.#copyAny(next.at);
    }
    return {
      ...(typeof dialect === 'string' ? { $schema: dialect } : {}),
      ...(typeof id === 'string' ? { $id: id } : {}),
      ...schema,
      ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
    };
  }

  #enqueue(key: string, pointer: string): void {
    const location = this.#registry.locate(this.#root.resource.file.path, pointer);
    if (location === undefined || !isSchema(location.schema)) return;
    const at = scoped(location, scoped(this.#root).scope);
    this.#taken.add(key);
    this.#keys.set(identity(at), key);
    this.#queue.push({ key, at });
  }

  #copyAny(at: ScopedLocation): unknown {
    const { schema } = at.location;
    return isObject(schema) ? this.#copy(schema, at) : schema;
  }

  #copy(schema: Readonly<Record<string, unknown>>, at: ScopedLocation): Readonly<Record<string, unknown>> {
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (bundledAway.has(keyword)) continue;
      if (keyword === '$ref' || keyword === '$dynamicRef')
        copy.$ref = this.#reference(String(value), keyword, at);
      else copy[keyword] = this.#copyValue(keyword, value, at);
    }
    return copy;
  }

  #copyValue(keyword: string, value: unknown, { location: parent, scope }: ScopedLocation): unknown {
    const kind = keywordKind(keyword);
    if (kind === undefined || kind === 'data') return value;
    const base = `${parent.pointer}/${escapeKey(keyword)}`;
    const copies = childSchemas(keyword, value, base).map(([schema, pointer]) => {
      const location = this.#registry.locate(parent.resource.file.path, pointer);
      return location === undefined ? schema : this.#copyAny(scoped(location, scope));
    });
    if (kind === 'schema') return copies[0] ?? value;
    if (kind === 'list') return copies;
    return Object.fromEntries(
      Object.keys(isObject(value) ? value : {}).map((key, index) => [key, copies[index]]),
    );
  }

  #reference(reference: string, keyword: '$ref' | '$dynamicRef', at: ScopedLocation): string {
    const target = this.#target(reference, keyword, at);
    if (target === undefined || !isSchema(target.schema)) {
      this.unresolved.push(reference);
      return reference;
    }
    const found = scoped(target, at.scope);
    if (identity(found) === identity(scoped(this.#root))) return '#';
    return `#/$defs/${encodeURI(escapeKey(this.#keyOf(found)))}`;
  }

  /** Of the resources on the way, the outermost with the dynamic anchor decides. */
  #target(
    reference: string,
    keyword: string,
    { location, scope }: ScopedLocation,
  ): SchemaLocation | undefined {
    const found = this.#registry.resolve(reference, location.resource);
    const anchor = reference.slice(reference.indexOf('#') + 1);
    const isDynamic =
      keyword === '$dynamicRef' && found?.resource.dynamicAnchors.get(anchor) === found?.pointer;
    if (!isDynamic) return found;
    const outermost = scope.find((resource) => resource.dynamicAnchors.has(anchor));
    return (outermost && this.#registry.dynamicAnchor(outermost, anchor)) ?? found;
  }

  #keyOf(at: ScopedLocation): string {
    const known = this.#keys.get(identity(at));
    if (known !== undefined) return known;
    const key = this.#freeKey(at.location);
    this.#taken.add(key);
    this.#keys.set(identity(at), key);
    this.#queue.push({ key, at });
    return key;
  }

  #freeKey(location: SchemaLocation): string {
    const file = fileName(location.resource.file.path);
    const last = parsePointer(location.pointer).at(-1);
    const names = last === undefined ? [file] : [clean(last), `${file}.${clean(last)}`];
    for (const name of names) if (!this.#taken.has(name)) return name;
    const base = names.at(-1) ?? file;
    let count = 2;
    while (this.#taken.has(`${base}.${count}`)) count++;
    return `${base}.${count}`;
  }
}

/** A schema as it is entered from a scope. */
function scoped(location: SchemaLocation, scope: readonly SchemaResource[] = []): ScopedLocation {
  const { resource } = location;
  const isKnown = resource.dynamicAnchors.size === 0 || scope.includes(resource);
  return { location, scope: isKnown ? scope : [...scope, resource] };
}

function identity({ location, scope }: ScopedLocation): string {
  return [location, ...scope.map((resource) => ({ resource, pointer: resource.pointer }))]
    .map(({ resource, pointer }) => `${resource.file.path}#${pointer}`)
    .join(' ');
}

function fileName(path: string): string {
  return clean(messageTypeOf(path).replace(/\.(?:json|ya?ml)$/, ''));
}

/** Keys stay readable inside a URI fragment. */
function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
