import { type JsonType, type Shape, jsonTypes } from './shape.ts';

/** Names that mean something else in every JavaScript object: a schema that names them is of no use to programs. */
const unsafe: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** A JSON Schema that every value is valid under that the shape saw. It is open: what was not seen is not forbidden. */
export function inferSchema(shape: Shape): Readonly<Record<string, unknown>> {
  const types = typesOf(shape);
  if (shape.isCut || types.length === 0) return {};
  const [only] = types;
  return {
    type: types.length === 1 ? only : types,
    ...(types.includes('string') ? formatOf(shape) : {}),
    ...(types.includes('object') ? membersOf(shape) : {}),
    ...(types.includes('array') && shape.items !== undefined ? itemsOf(shape.items) : {}),
  };
}

/** Whole numbers are numbers, too. */
function typesOf({ types }: Shape): readonly JsonType[] {
  return jsonTypes.filter((type) => types.has(type) && !(type === 'integer' && types.has('number')));
}

function formatOf({ formats }: Shape): Readonly<Record<string, unknown>> {
  const [format] = formats ?? [];
  return format === undefined ? {} : { format };
}

function membersOf(shape: Shape): Readonly<Record<string, unknown>> {
  if (shape.map !== undefined) {
    const schema = inferSchema(shape.map);
    return Object.keys(schema).length === 0 ? {} : { additionalProperties: schema };
  }
  const members = [...shape.members].filter(([name]) => !unsafe.includes(name));
  if (members.length === 0) return {};
  const objects = shape.types.get('object') ?? 0;
  const required = members.filter(([, member]) => member.count === objects).map(([name]) => name);
  return {
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(members.map(([name, member]) => [name, inferSchema(member)])),
  };
}

function itemsOf(items: Shape): Readonly<Record<string, unknown>> {
  const schema = inferSchema(items);
  return Object.keys(schema).length === 0 ? {} : { items: schema };
}
