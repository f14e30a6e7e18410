import { schemaList, type Schema, type SchemaObject } from '../schema/walk.ts';
import { arrayType, hasArrayKeywords } from './array-type.ts';
import { literalTypes } from './literal-type.ts';
import { hasObjectKeywords, objectType, opennessInside } from './object-type.ts';
import {
  jsonTypes,
  openObject,
  plainTypes,
  type JsonType,
  type NamedTarget,
  type TypeContext,
} from './type-context.ts';
import { intersection, isKeyword, keyword, reference, sizeOf, union, type TypeNode } from './type-node.ts';

const largestProduct = 2000;

/**
 * The type of a schema's valid instances. It may be wider than the schema, never narrower: keywords that types cannot
 * say (`not`, `if`, `contains`, `pattern`, ...) leave it as it is.
 */
export function schemaType(schema: Schema, targetsOf: TypeContext['targetsOf']): TypeNode {
  const context: TypeContext = {
    targetsOf,
    valueType: (value) => schemaType(value, targetsOf),
    allowed: jsonTypes,
    objects: 'open',
  };
  const type = typeInPlace(schema, context);
  return sizeOf(type) > largestProduct ? keyword('unknown') : type;
}

function typeInPlace(schema: Schema, around: TypeContext): TypeNode {
  if (schema === false) return keyword('never');
  if (schema === true) return plainTypes(around);
  const context = { ...around, allowed: allowedTypes(schema, around) };
  if ('const' in schema || Array.isArray(schema.enum)) return literalTypes(schema, context.allowed);
  const inside = { ...context, objects: opennessInside(schema, around.objects) };
  const others = [...referenceTypes(schema, inside), ...appliedTypes(schema, inside)];
  const known = others.filter((type) => !isKeyword(type, 'unknown'));
  const hasOwn = hasObjectKeywords(schema, context) || hasArrayKeywords(schema);
  if (!hasOwn) return known.length > 0 ? intersection(known) : plainTypes(context);
  const groups = kinds(context.allowed);
  if (known.length === 0 || groups.length < 2) return intersection([ownType(schema, context), ...known]);
  return union(groups.map((allowed) => typeInPlace(schema, { ...context, allowed })));
}

/** What `type` leaves of the JSON types, here and in all that must hold in the same place. */
function allowedTypes(start: SchemaObject, context: TypeContext): TypeContext['allowed'] {
  const seen = new Set<Schema>();
  const queue: Schema[] = [start];
  let { allowed } = context;
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (typeof schema === 'boolean' || seen.has(schema)) continue;
    seen.add(schema);
    const type: unknown = schema.type;
    const names: readonly unknown[] = Array.isArray(type) ? type : [type];
    const hasInteger = names.includes('integer');
    if (type !== undefined)
      allowed = allowed.filter((name) => names.includes(name) || (name === 'number' && hasInteger));
    queue.push(...schemaList(schema, 'allOf'));
    for (const target of context.targetsOf(schema)) if (target !== undefined) queue.push(target.schema);
  }
  return allowed;
}

/** An object type beside others must not meet the scalars of theirs: the compiler keeps such products as they are. */
function kinds(allowed: readonly JsonType[]): (readonly JsonType[])[] {
  const groups = [
    allowed.filter((name) => name !== 'object' && name !== 'array'),
    allowed.filter((name) => name === 'object'),
    allowed.filter((name) => name === 'array'),
  ];
  return groups.filter((group) => group.length > 0);
}

function ownType(schema: SchemaObject, context: TypeContext): TypeNode {
  return union(
    context.allowed.map((name) => {
      if (name === 'object') return objectType(schema, context);
      return name === 'array' ? arrayType(schema, context) : keyword(name);
    }),
  );
}

function referenceTypes(schema: SchemaObject, context: TypeContext): TypeNode[] {
  // What an unknown schema evaluates must stay possible beside `unevaluatedProperties: false`.
  const evaluatesAnything = context.objects === 'evaluated' && context.allowed.includes('object');
  const anything = evaluatesAnything
    ? union([
        openObject,
        plainTypes({ ...context, allowed: context.allowed.filter((name) => name !== 'object') }),
      ])
    : keyword('unknown');
  return context.targetsOf(schema).map((target) => {
    return target === undefined || appliesItself(target, context) ? anything : reference(target.name);
  });
}

function appliedTypes(schema: SchemaObject, context: TypeContext): TypeNode[] {
  const all = schemaList(schema, 'allOf').map((inner) => typeInPlace(inner, context));
  const choices = ['anyOf', 'oneOf']
    .filter((name) => Array.isArray(schema[name]))
    .map((name) => union(schemaList(schema, name).map((inner) => typeInPlace(inner, context))));
  return [...all, ...choices];
}

/** A type alias may name itself inside a property or an item, never in its own place. */
function appliesItself(start: NamedTarget, context: TypeContext): boolean {
  const seen = new Set<string>();
  const queue: Schema[] = [start.schema];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (typeof schema === 'boolean') continue;
    queue.push(...['allOf', 'anyOf', 'oneOf'].flatMap((name) => schemaList(schema, name)));
    for (const target of context.targetsOf(schema)) {
      if (target?.pointer === start.pointer) return true;
      if (target === undefined || seen.has(target.pointer)) continue;
      seen.add(target.pointer);
      queue.push(target.schema);
    }
  }
  return false;
}
