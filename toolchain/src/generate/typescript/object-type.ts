import { schemaAt, schemaMap, type Schema, type SchemaObject } from '../schema/walk.ts';
import type { Openness, TypeContext } from './type-context.ts';
import { isKeyword, keyword, union, type PropertyNode, type TypeNode } from './type-node.ts';

const keywords = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'required',
  'unevaluatedProperties',
];
const applied = ['allOf', 'anyOf', 'oneOf', '$ref', '$dynamicRef'];
/** Keywords that may evaluate properties which the type of a schema does not show. */
const unseen = ['if', 'then', 'else', 'dependentSchemas'];

/** To the compiler every object has them, so that one without could not be told from one with a wrong value. Validators do not look at `__proto__`. */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

export function hasObjectKeywords(schema: SchemaObject, { objects }: TypeContext): boolean {
  return [...keywords, ...(objects === 'evaluated' ? unseen : [])].some((name) => name in schema);
}

/** What the schemas inside it in the same place know of an object's properties. */
export function opennessInside(schema: SchemaObject, around: Openness): Openness {
  if (schema.additionalProperties === false || around === 'listed') return 'listed';
  const isEvaluated = schema.unevaluatedProperties === false && !unseen.some((name) => name in schema);
  return isEvaluated ? 'evaluated' : around;
}

export function objectType(schema: SchemaObject, context: TypeContext): TypeNode {
  const properties = [...declaredProperties(schema, context), ...requiredProperties(schema, context)];
  const index = indexType(schema, properties, context);
  if (index !== undefined) return { kind: 'object', properties, index };
  return properties.length === 0 && !closesAlone(schema) ? keyword('object') : { kind: 'object', properties };
}

function declaredProperties(schema: SchemaObject, context: TypeContext): PropertyNode[] {
  const required = requiredNames(schema);
  return schemaMap(schema, 'properties').map(([name, property]) => {
    const optional = !required.includes(name);
    const isUnsure = name === '__proto__' || (optional && inherited.has(name));
    const type = isUnsure ? keyword('unknown') : context.valueType(property);
    return { name, type, optional, ...describe(property) };
  });
}

/** Members of `required` without a schema of their own: `additionalProperties` and patterns decide what they hold. */
function requiredProperties(schema: SchemaObject, context: TypeContext): PropertyNode[] {
  const declared = new Set(schemaMap(schema, 'properties').map(([name]) => name));
  const additional = schemaAt(schema, 'additionalProperties');
  const isPlain = additional !== undefined && additional !== false && !('patternProperties' in schema);
  const type = isPlain ? context.valueType(additional) : keyword('unknown');
  return [...new Set(requiredNames(schema))]
    .filter((name) => !declared.has(name))
    .map((name) => ({ name, type }));
}

function requiredNames(schema: SchemaObject): readonly string[] {
  const required = schema.required;
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

/** The type of the properties that are not declared; undefined: there are none, or other schemas in the place list them. */
function indexType(
  schema: SchemaObject,
  properties: readonly PropertyNode[],
  context: TypeContext,
): TypeNode | undefined {
  const additional = schemaAt(schema, 'additionalProperties');
  if (additional === undefined && !closesAlone(schema)) {
    return leavesOpen(schema, context) ? keyword('unknown') : undefined;
  }
  const patterns = schemaMap(schema, 'patternProperties').map(([, pattern]) => context.valueType(pattern));
  const index = union([...patterns, context.valueType(additional ?? false)]);
  if (isKeyword(index, 'never')) return undefined;
  // It must cover every declared property too, or the compiler refuses the type.
  const optional = properties.some((property) => property.optional === true) ? [keyword('undefined')] : [];
  return union([index, ...properties.map((property) => property.type), ...optional]);
}

/** True where properties that no schema of the place lists by name must stay possible. */
function leavesOpen(schema: SchemaObject, { objects }: TypeContext): boolean {
  const inside = opennessInside(schema, objects);
  if (inside !== 'evaluated') return inside === 'open';
  const evaluatesMore = ['patternProperties', ...unseen].some((name) => name in schema);
  return evaluatesMore || (schema.unevaluatedProperties ?? false) !== false;
}

/** True where the schema itself, without those that it applies, lists every property. */
function closesAlone(schema: SchemaObject): boolean {
  if (schema.additionalProperties === false) return true;
  return schema.unevaluatedProperties === false && ![...applied, ...unseen].some((name) => name in schema);
}

function describe(property: Schema): { readonly description?: string } {
  if (typeof property === 'boolean') return {};
  const text = typeof property.description === 'string' ? property.description : '';
  const parts = [text, property.deprecated === true ? '@deprecated' : ''].filter((part) => part !== '');
  return parts.length === 0 ? {} : { description: parts.join('\n') };
}
