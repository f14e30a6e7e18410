import { keywordKind } from '../../schema/keywords.ts';
import { stripAnnotations } from '../../model/hash.ts';
import type { Definitions, MessageSource } from '../schema/definitions.ts';
import { mapSchemas, type Schema, type SchemaObject } from '../schema/walk.ts';

/** A schema as the compiler gets it. */
export interface PreparedSchema {
  readonly id: string;
  readonly schema: Schema;
  /** Where it stood in the schema of its message: errors say so. */
  readonly pointer: string;
}

/** Keywords that decide nothing: the copies stand alone, and what a text contains is not judged. */
const dropped: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$vocabulary',
  '$defs',
  'definitions',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
]);

/** The id of a message's schema for the compiler. */
export function messageId(type: string): string {
  return `parley:messages/${type}`;
}

/**
 * Copies of all schemas in which every reference names a schema of the list: what several messages refer to is compiled
 * once. Schemas that need the full rules of references stay whole.
 */
export function prepareSchemas(definitions: Definitions): PreparedSchema[] {
  const shared = definitions.all.map(({ name, pointer, schema, message }) => ({
    id: definitionId(name),
    pointer,
    schema: prepare(schema, message, definitions),
  }));
  const messages = definitions.messages.map((message) => ({
    id: messageId(message.type),
    pointer: '',
    schema: message.references.simple
      ? prepare(message.schema, message, definitions)
      : withoutDialect(message.schema),
  }));
  return [...shared, ...messages];
}

function prepare(schema: Schema, message: MessageSource, definitions: Definitions): Schema {
  return mapSchemas(stripAnnotations(schema) as Schema, (inner) => {
    const kept = Object.entries(inner).filter(
      ([keyword]) => keywordKind(keyword) !== undefined && !dropped.has(keyword) && !isReference(keyword),
    );
    return withReferences(Object.fromEntries(kept), referencesOf(inner, message, definitions));
  });
}

function withReferences(schema: SchemaObject, [first, ...others]: readonly string[]): SchemaObject {
  if (first === undefined) return schema;
  if (others.length === 0) return { ...schema, $ref: first };
  const all = Array.isArray(schema.allOf) ? (schema.allOf as unknown[]) : [];
  return { ...schema, $ref: first, allOf: [...all, ...others.map(($ref) => ({ $ref }))] };
}

function referencesOf(schema: SchemaObject, message: MessageSource, definitions: Definitions): string[] {
  return message.references.targetsOf(schema).map((target) => {
    if (target === undefined) {
      const text = String(schema.$ref ?? schema.$dynamicRef);
      throw new Error(`the schema of ${message.type} refers to ${text}, which is not in it`);
    }
    const definition = definitions.find(message, target.pointer);
    return definition === undefined ? messageId(message.type) : definitionId(definition.name);
  });
}

function isReference(keyword: string): boolean {
  return keyword === '$ref' || keyword === '$dynamicRef';
}

function withoutDialect(schema: Schema): Schema {
  return mapSchemas(schema, (inner) => {
    const kept = Object.entries(inner).filter(
      ([keyword]) => keyword !== '$schema' && keywordKind(keyword) !== undefined,
    );
    return Object.fromEntries(kept);
  });
}

function definitionId(name: string): string {
  return `parley:definitions/${encodeURIComponent(name).replaceAll('%', '-')}`;
}
