import { createLocationValidator } from '../../schema/validator.ts';
import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Finding, Rule } from '../rule.ts';
import { type SchemaPlace, placesOf } from './schema-places.ts';

const limits = [
  ['minimum', 'maximum', 'number'],
  ['minLength', 'maxLength', 'string'],
  ['minItems', 'maxItems', 'array'],
  ['minProperties', 'maxProperties', 'object'],
] as const;

export const schemaUnsatisfiable: Rule = {
  id: 'SCHEMA_UNSATISFIABLE',
  severity: 'error',
  summary: 'Nothing can be valid by a schema.',
  each: 'schemaRoot',
  check: (root, report, workspace) => {
    if (root.schema === false) report({ place: root.place, message: 'nothing is valid by `false`' });
    for (const found of placesOf(workspace, root)) {
      const finding =
        conflictOfLimits(found) ??
        conflictOfRequired(found) ??
        conflictOfTypes(found) ??
        conflictOfEnum(found, workspace);
      if (finding !== undefined) report(finding);
    }
  },
};

/** Only where the type is given: without it other values stay valid. */
function conflictOfLimits({ place, schema }: SchemaPlace): Finding | undefined {
  for (const [least, most, type] of limits) {
    const low = schema[least];
    const high = schema[most];
    const isOnly = schema.type === type || (type === 'number' && schema.type === 'integer');
    if (!isOnly || typeof low !== 'number' || typeof high !== 'number' || low <= high) continue;
    return {
      place: below(place, least),
      message: `${least} ${low} is more than ${most} ${high}: nothing is valid`,
    };
  }
  return undefined;
}

function conflictOfRequired({ place, schema }: SchemaPlace): Finding | undefined {
  const { required, properties, additionalProperties, patternProperties, type } = schema;
  if (!Array.isArray(required) || type !== 'object') return undefined;
  const known: Readonly<Record<string, unknown>> = isObject(properties) ? properties : {};
  const isClosed = additionalProperties === false && patternProperties === undefined;
  for (const [index, name] of required.entries()) {
    if (typeof name !== 'string') continue;
    const isForbidden = Object.hasOwn(known, name) ? known[name] === false : isClosed;
    if (!isForbidden) continue;
    return {
      place: below(place, 'required', index),
      message: `"${name}" is required and not allowed: nothing is valid`,
    };
  }
  return undefined;
}

/** The types of a schema and of those that it combines with allOf have nothing in common. */
function conflictOfTypes({ place, schema }: SchemaPlace): Finding | undefined {
  const { allOf } = schema;
  if (!Array.isArray(allOf)) return undefined;
  let left = typesOf(schema);
  for (const [index, branch] of allOf.entries()) {
    const types = typesOf(branch);
    const common = left.filter((type) => types.some((other) => type === other || isNumeric(type, other)));
    if (common.length === 0) {
      const message = `no value has a type that this and the rest of allOf want: nothing is valid`;
      return { place: below(place, 'allOf', index), message };
    }
    left = common;
  }
  return undefined;
}

const allTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

function typesOf(schema: unknown): readonly unknown[] {
  const type = isObject(schema) ? schema.type : undefined;
  if (type === undefined) return allTypes;
  return Array.isArray(type) ? type : [type];
}

function isNumeric(left: unknown, right: unknown): boolean {
  const numeric = ['integer', 'number'];
  return numeric.includes(String(left)) && numeric.includes(String(right));
}

function conflictOfEnum({ place, schema, location }: SchemaPlace, workspace: Workspace): Finding | undefined {
  const keyword = 'enum' in schema ? 'enum' : 'const';
  const values: unknown = keyword === 'const' ? [schema.const] : schema.enum;
  if (!(keyword in schema) || !Array.isArray(values)) return undefined;
  const at = below(place, keyword);
  if (values.length === 0) return { place: at, message: 'no value is in an empty enum: nothing is valid' };
  const validator = createLocationValidator(workspace.schemas, location);
  const errors = values.map((value) => validator.validate(value));
  // Where the schema is broken in another way the values are not to blame.
  const isBroken = errors.flat().some((error) => error.keyword.startsWith('$'));
  if (isBroken || errors.some((found) => found.length === 0)) return undefined;
  const message = errors[0]?.[0]?.message ?? '';
  return { place: at, message: `no value of ${keyword} is valid by the rest of the schema: ${message}` };
}
