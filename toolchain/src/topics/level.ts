import { type SchemaValidator, createSchemaValidator } from '../schema/validator.ts';
import { type ValueSearch, findValue } from './value/find-value.ts';
import { type Formula, all, always, never } from './value/formula.ts';
import { isSafeSchema } from './value/is-safe-schema.ts';
import { createWordsMachine } from './value/machines.ts';
import { samplesOf } from './value/samples.ts';
import { formulaOf } from './value/schema-formula.ts';

/** A resolved schema: its references stay inside it. */
export type ParameterSchema = Readonly<Record<string, unknown>> | boolean;

/** One level of an address: a text, or all values of a parameter. */
export type Level =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly schema: ParameterSchema };

/** A value that both levels can have. */
export function commonValue(left: Level, right: Level): ValueSearch {
  if (left.kind === 'text' && right.kind === 'text')
    return left.text === right.text ? found(left.text) : none;
  if (left.kind === 'text') return takes(right, left.text) ? found(left.text) : none;
  if (right.kind === 'text') return takes(left, right.text) ? found(right.text) : none;
  return commonParameterValue(left.schema, right.schema);
}

/** Any value that a parameter can have. */
export function anyValue(schema: ParameterSchema): ValueSearch {
  return commonParameterValue(schema, true);
}

/** The values of a schema that lists them, those that it takes; undefined for any other schema. */
export function listedValues(schema: ParameterSchema): readonly string[] | undefined {
  if (typeof schema === 'boolean') return undefined;
  const listed = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined;
  return listed?.filter((value) => typeof value === 'string' && isLegal(schema, value));
}

/** What one level of a topic can be (REQ-TOPIC-2). */
export function isLevelText(text: string): boolean {
  return text !== '' && !/[/+#\0\p{Cs}]/u.test(text);
}

const none: ValueSearch = { kind: 'none' };

function found(value: string): ValueSearch {
  return { kind: 'found', value };
}

function takes(level: Level, value: string): boolean {
  return level.kind === 'text' ? level.text === value : isLegal(level.schema, value);
}

function isLegal(schema: ParameterSchema, value: string): boolean {
  if (!isLevelText(value)) return false;
  if (typeof schema === 'boolean') return schema;
  if (isSafeSchema(schema)) return validatorOf(schema).validate(value).length === 0;
  const word: Formula = { kind: 'machine', machine: createWordsMachine([value]) };
  return findValue(all([formulaOf(schema), word]), () => false).kind === 'found';
}

/** What two schemas are found to have in common depends on nothing but them. */
const known = new WeakMap<object, WeakMap<object, ValueSearch>>();

function commonParameterValue(left: ParameterSchema, right: ParameterSchema): ValueSearch {
  const [leftKey, rightKey] = [keyOf(left), keyOf(right)];
  const before = known.get(leftKey)?.get(rightKey);
  if (before !== undefined) return before;
  const result = searchParameters(left, right);
  const results = known.get(leftKey) ?? new WeakMap<object, ValueSearch>();
  known.set(leftKey, results.set(rightKey, result));
  const others = known.get(rightKey) ?? new WeakMap<object, ValueSearch>();
  known.set(rightKey, others.set(leftKey, result));
  return result;
}

/** Schemas that take every text are one. */
function keyOf(schema: ParameterSchema): object {
  const formula = formulaOf(schema);
  return formula === always || formula === never || typeof schema === 'boolean' ? formula : schema;
}

function searchParameters(left: ParameterSchema, right: ParameterSchema): ValueSearch {
  const isCommon = (value: string): boolean => isLegal(left, value) && isLegal(right, value);
  const listed = listedValues(left) ?? listedValues(right);
  if (listed !== undefined) {
    const value = listed.find(isCommon);
    return value === undefined ? none : found(value);
  }
  const search = findValue(all([formulaOf(left), formulaOf(right)]), isCommon);
  if (search.kind === 'none') return none;
  // The evaluator has the last word: a proof that it refuses is none.
  if (search.kind === 'found' && isCommon(search.value)) return search;
  const sample = [...samplesOf(left), ...samplesOf(right)].find(isCommon);
  if (sample !== undefined) return found(sample);
  return search.kind === 'unknown'
    ? search
    : { kind: 'unknown', reason: `"${search.value}", which only one rule takes` };
}

const validators = new WeakMap<object, SchemaValidator>();

function validatorOf(schema: object): SchemaValidator {
  const validator = validators.get(schema) ?? createSchemaValidator(schema);
  validators.set(schema, validator);
  return validator;
}
