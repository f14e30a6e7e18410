import type { Target } from '../schema/references.ts';
import type { Schema, SchemaObject } from '../schema/walk.ts';
import { keyword, union, type TypeNode } from './type-node.ts';

export const jsonTypes = ['string', 'number', 'boolean', 'object', 'array', 'null'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** The target of a reference, with the name of its type. */
export interface NamedTarget extends Target {
  readonly name: string;
}

/** What the type of a schema depends on besides the schema. */
export interface TypeContext {
  /** The targets of a schema's references; undefined: nothing is known of the target. */
  targetsOf(schema: SchemaObject): readonly (NamedTarget | undefined)[];
  /** The type of a schema in a place of its own, such as the value of a property. */
  valueType(schema: Schema): TypeNode;
  /** The JSON types that the schemas around it in the same place leave. */
  readonly allowed: readonly JsonType[];
  readonly objects: Openness;
}

/**
 * What the schemas around it in the same place say of the properties that an object may have:
 * any; only those listed beside `additionalProperties: false`; only those that some schema in the place evaluates.
 */
export type Openness = 'open' | 'listed' | 'evaluated';

/** The types that are allowed, with nothing known of items and properties. */
export function plainTypes({ allowed, objects }: TypeContext): TypeNode {
  if (allowed.length === jsonTypes.length && objects !== 'evaluated') return keyword('unknown');
  return union(allowed.map((name) => plainType(name, objects)));
}

function plainType(name: JsonType, objects: Openness): TypeNode {
  if (name === 'array') return { kind: 'array', item: keyword('unknown') };
  if (name !== 'object') return keyword(name);
  return objects === 'open' ? openObject : keyword('object');
}

/** Any object. */
export const openObject: TypeNode = { kind: 'object', properties: [], index: keyword('unknown') };
