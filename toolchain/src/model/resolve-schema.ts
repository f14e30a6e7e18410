import { childSchemas, isSchema, keywordKind } from '../schema/keywords.ts';
import type { SchemaLocation, SchemaRegistry } from '../schema/registry.ts';
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

class Resolution {
  readonly unresolved: string[] = [];
  readonly #registry: SchemaRegistry;
  readonly #root: SchemaLocation;
  readonly #keys = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #queue: { readonly key: string; readonly location: SchemaLocation }[] = [];

  constructor(registry: SchemaRegistry, root: SchemaLocation) {
    this.#registry = registry;
    this.#root = root;
  }

  run(root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const own = isObject(root.$defs) ? root.$defs : {};
    for (const key of Object.keys(own)) this.#enqueue(key, `${this.#root.pointer}/$defs/${escapeKey(key)}`);
    const { $id: id, $schema: dialect } = root;
    const schema = { ...this.#copy(root, this.#root) };
    const definitions: Record<string, unknown> = {};
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      definitions[next.key] = this.#copyAny(next.location.schema, next.location);
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
    this.#taken.add(key);
    this.#keys.set(identity(location), key);
    this.#queue.push({ key, location });
  }

  #copyAny(schema: unknown, at: SchemaLocation): unknown {
    return isObject(schema) ? this.#copy(schema, at) : schema;
  }

  #copy(schema: Readonly<Record<string, unknown>>, at: SchemaLocation): Readonly<Record<string, unknown>> {
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (bundledAway.has(keyword)) continue;
      if (keyword === '$ref' || keyword === '$dynamicRef')
        copy.$ref = this.#reference(String(value), keyword, at);
      else copy[keyword] = this.#copyValue(keyword, value, at);
    }
    return copy;
  }

  #copyValue(keyword: string, value: unknown, at: SchemaLocation): unknown {
    const kind = keywordKind(keyword);
    if (kind === undefined || kind === 'data') return value;
    const base = `${at.pointer}/${escapeKey(keyword)}`;
    const copies = childSchemas(keyword, value, base).map(([schema, pointer]) => {
      const location = this.#registry.locate(at.resource.file.path, pointer);
      return location === undefined ? schema : this.#copyAny(schema, location);
    });
    if (kind === 'schema') return copies[0] ?? value;
    if (kind === 'list') return copies;
    return Object.fromEntries(
      Object.keys(isObject(value) ? value : {}).map((key, index) => [key, copies[index]]),
    );
  }

  #reference(reference: string, keyword: '$ref' | '$dynamicRef', at: SchemaLocation): string {
    const found = this.#target(reference, keyword, at);
    if (found === undefined || !isSchema(found.schema)) {
      this.unresolved.push(reference);
      return reference;
    }
    if (identity(found) === identity(this.#root)) return '#';
    return `#/$defs/${encodeURI(escapeKey(this.#keyOf(found)))}`;
  }

  /** In a resolved schema the root is the outermost scope, so its dynamic anchors win. */
  #target(reference: string, keyword: string, at: SchemaLocation): SchemaLocation | undefined {
    const found = this.#registry.resolve(reference, at.resource);
    const anchor = reference.slice(reference.indexOf('#') + 1);
    if (keyword === '$ref' || found?.resource.dynamicAnchors.has(anchor) !== true) return found;
    return this.#registry.dynamicAnchor(this.#root.resource, anchor) ?? found;
  }

  #keyOf(location: SchemaLocation): string {
    const known = this.#keys.get(identity(location));
    if (known !== undefined) return known;
    const key = this.#freeKey(location);
    this.#taken.add(key);
    this.#keys.set(identity(location), key);
    this.#queue.push({ key, location });
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

function identity(location: SchemaLocation): string {
  return `${location.resource.file.path}#${location.pointer}`;
}

function fileName(path: string): string {
  return clean(messageTypeOf(path).replace(/\.(?:json|ya?ml)$/, ''));
}

/** Keys stay readable inside a URI fragment. */
function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
