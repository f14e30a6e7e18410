import { memberAt, parsePointer } from '@parley/runtime/protocol';
import type { Problem } from './verdict.ts';

/** The part of an ajv error that matters here. */
export interface SchemaFailure {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
}

const maxProblems = 20;
/** Only tell that something inside them failed; the inside is reported itself. */
const wrappers: ReadonlySet<string> = new Set(['if', 'allOf', '$ref']);

/** ajv's errors as problems, each with the value it is about; the first twenty. */
export function toProblems(failures: readonly SchemaFailure[], data: unknown): readonly Problem[] {
  const telling = failures.filter((failure) => !wrappers.has(failure.keyword));
  return (telling.length > 0 ? telling : failures)
    .slice(0, maxProblems)
    .map((failure) => toProblem(failure, data));
}

function toProblem(failure: SchemaFailure, data: unknown): Problem {
  const member = missingOrExtra(failure);
  const pointer =
    member === undefined ? failure.instancePath : `${failure.instancePath}/${escapeToken(member)}`;
  return { pointer, value: valueAt(data, pointer), keyword: failure.keyword, expected: describe(failure) };
}

/** The member that the failure is about where ajv points at the object around it. */
function missingOrExtra({ keyword, params }: SchemaFailure): string | undefined {
  const names: Readonly<Record<string, string>> = {
    required: 'missingProperty',
    additionalProperties: 'additionalProperty',
    unevaluatedProperties: 'unevaluatedProperty',
    dependentRequired: 'missingProperty',
  };
  const name = names[keyword];
  const member = name === undefined ? undefined : params[name];
  return typeof member === 'string' ? member : undefined;
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(data: unknown, pointer: string): unknown {
  return memberAt(data, parsePointer(pointer));
}

type Describe = (params: Readonly<Record<string, unknown>>) => string;

const show = (value: unknown) => JSON.stringify(value);

const descriptions: Readonly<Record<string, Describe>> = {
  required: () => 'a value (required)',
  dependentRequired: ({ property }) => `a value (required with ${show(property)})`,
  additionalProperties: () => 'no such member',
  unevaluatedProperties: () => 'no such member',
  type: ({ type }) => (Array.isArray(type) ? type.join(' or ') : String(type)),
  enum: ({ allowedValues }) => `one of ${(allowedValues as readonly unknown[]).map(show).join(', ')}`,
  const: ({ allowedValue }) => show(allowedValue),
  minimum: ({ limit }) => `a number >= ${show(limit)}`,
  maximum: ({ limit }) => `a number <= ${show(limit)}`,
  exclusiveMinimum: ({ limit }) => `a number > ${show(limit)}`,
  exclusiveMaximum: ({ limit }) => `a number < ${show(limit)}`,
  multipleOf: ({ multipleOf }) => `a multiple of ${show(multipleOf)}`,
  minLength: ({ limit }) => `at least ${show(limit)} characters`,
  maxLength: ({ limit }) => `at most ${show(limit)} characters`,
  minItems: ({ limit }) => `at least ${show(limit)} items`,
  maxItems: ({ limit }) => `at most ${show(limit)} items`,
  minProperties: ({ limit }) => `at least ${show(limit)} members`,
  maxProperties: ({ limit }) => `at most ${show(limit)} members`,
  pattern: ({ pattern }) => `text that matches ${String(pattern)}`,
  format: ({ format }) => `text of the format ${String(format)}`,
  uniqueItems: () => 'items that differ',
  'false schema': () => 'no value at all',
};

function describe({ keyword, params, message }: SchemaFailure): string {
  const known = Object.hasOwn(descriptions, keyword) ? descriptions[keyword] : undefined;
  return known === undefined ? (message ?? `what "${keyword}" says`) : known(params);
}
