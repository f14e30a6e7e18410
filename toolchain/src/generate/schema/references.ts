import { escapeKey, valueAt } from '../../source/pointer.ts';
import { allSchemas, isSchema, isSchemaObject, type Schema, type SchemaObject } from './walk.ts';

/** Where a reference leads: the JSON pointer of its target from the root of the document, and the target. */
export interface Target {
  readonly pointer: string;
  readonly schema: Schema;
}

/** Follows the references of one self-contained schema. */
export interface References {
  readonly root: Schema;
  /** False where a schema needs the full rules of 2020-12: resources of their own inside, competing dynamic anchors. */
  readonly simple: boolean;
  /** Targets of the schema's own `$ref` and `$dynamicRef`; undefined stands for one that cannot be followed. */
  readonly targetsOf: (schema: SchemaObject) => readonly (Target | undefined)[];
}

/** @param root the schema of a message: every reference points into it. */
export function createReferences(root: Schema): References {
  const schemas = allSchemas(root);
  const anchors = anchorPointers(root);
  const simple = isSimple(schemas);
  const id = isSchemaObject(root) && typeof root.$id === 'string' ? root.$id.replace(/#$/u, '') : '';

  function follow(reference: unknown): Target | undefined {
    if (!simple || typeof reference !== 'string') return undefined;
    const local = id !== '' && reference.startsWith(id) ? reference.slice(id.length) : reference;
    if (local === '' || local === '#') return { pointer: '', schema: root };
    if (!local.startsWith('#')) return undefined;
    const fragment = decodeFragment(local.slice(1));
    const pointer = fragment.startsWith('/') ? fragment : anchors.get(fragment);
    const schema = pointer === undefined ? undefined : schemaAtPointer(root, pointer);
    return pointer === undefined || schema === undefined ? undefined : { pointer, schema };
  }

  return {
    root,
    simple,
    targetsOf: (schema) =>
      ['$ref', '$dynamicRef']
        .filter((keyword) => keyword in schema)
        .map((keyword) => follow(schema[keyword])),
  };
}

function isSimple([root, ...inner]: readonly SchemaObject[]): boolean {
  const dynamic = [root, ...inner].flatMap((schema) => schema?.$dynamicAnchor ?? []);
  return !inner.some((schema) => '$id' in schema) && new Set(dynamic).size === dynamic.length;
}

function anchorPointers(root: Schema): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const queue: [unknown, string][] = [[root, '']];
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const [value, pointer] = entry;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      const isAnchor = (name === '$anchor' || name === '$dynamicAnchor') && typeof inner === 'string';
      if (isAnchor) anchors.set(inner, pointer);
      else if (!dataKeywords.has(name)) queue.push([inner, `${pointer}/${escapeKey(name)}`]);
    }
  }
  return anchors;
}

const dataKeywords = new Set(['enum', 'const', 'default', 'examples']);

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function schemaAtPointer(root: Schema, pointer: string): Schema | undefined {
  const value = valueAt(root, pointer);
  return isSchema(value) ? value : undefined;
}
