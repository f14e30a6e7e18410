import type { JSONSchema } from 'json-schema-to-typescript';
import { render } from '../printer/render.ts';
import { printType } from './print-type.ts';
import type { ObjectNode, TypeNode } from './type-node.ts';

/**
 * The schema of a type for json-schema-to-typescript: of all that JSON Schema knows, only what that library reads right.
 * Tuples, references and the few types without a schema go as ready TypeScript.
 */
export function normalise(node: TypeNode): JSONSchema {
  switch (node.kind) {
    case 'literal':
      return { const: node.value };
    case 'array':
      return { type: 'array', items: normalise(node.item) };
    case 'union':
      return { anyOf: node.members.map(normalise) };
    case 'intersection':
      return { allOf: node.members.map(normalise) };
    case 'object':
      return isPlain(node) ? normaliseObject(node) : ready(node);
    case 'keyword':
      return isSchemaType(node.name) ? { type: node.name } : ready(node);
    case 'tuple':
    case 'reference':
      return ready(node);
  }
}

function ready(node: TypeNode): JSONSchema {
  return { tsType: render(printType(node)) };
}

/** The library loses a member called `__proto__`, and gives an object without members the type of every object. */
function isPlain({ properties, index }: ObjectNode): boolean {
  return (
    (properties.length > 0 || index !== undefined) && properties.every(({ name }) => name !== '__proto__')
  );
}

function normaliseObject({ properties, index }: ObjectNode): JSONSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(({ name, type, description }) => [
        name,
        { ...normalise(type), ...(description === undefined ? {} : { description }) },
      ]),
    ),
    required: properties.filter(({ optional }) => optional !== true).map(({ name }) => name),
    additionalProperties: index === undefined ? false : normalise(index),
  };
}

function isSchemaType(name: string): name is 'string' | 'number' | 'boolean' | 'null' {
  return ['string', 'number', 'boolean', 'null'].includes(name);
}
