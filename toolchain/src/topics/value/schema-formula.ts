import { isFormatName } from '../../schema/formats.ts';
import { isSchema } from '../../schema/keywords.ts';
import { splitFragment } from '../../schema/uri.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { createSearchMachine } from '../pattern/automaton.ts';
import { UnsupportedPattern, toExpression } from '../pattern/expression.ts';
import { type Formula, all, always, never } from './formula.ts';
import { createLengthMachine, createWordsMachine } from './machines.ts';

type Schema = Readonly<Record<string, unknown>>;

const known = new WeakMap<Schema, Formula>();

/** What a resolved schema (its references stay inside it) says of strings. What is about other types says nothing. */
export function formulaOf(schema: Schema | boolean): Formula {
  if (typeof schema === 'boolean') return schema ? always : never;
  const formula =
    known.get(schema) ?? read(schema, { root: schema, open: [], budget: { schemas: maxSchemas } });
  known.set(schema, formula);
  return formula;
}

interface Context {
  readonly root: Schema;
  /** The schemas that are being read: one that needs itself is not understood. */
  readonly open: readonly unknown[];
  /** References can make a small schema very large. */
  readonly budget: { schemas: number };
}

const maxSchemas = 1_000;

function read(schema: unknown, context: Context): Formula {
  if (!isObject(schema)) return schema === false ? never : always;
  if (context.open.includes(schema)) return unknown('a reference that leads back to itself');
  if (context.budget.schemas-- <= 0) return unknown(`more than ${maxSchemas} schemas in one`);
  const inner = { ...context, open: [...context.open, schema] };
  const parts = Object.entries(readers).map(([keyword, reader]) =>
    Object.hasOwn(schema, keyword) ? reader(schema[keyword], inner) : always,
  );
  return all([...parts, readCondition(schema, inner)]);
}

type Reader = (value: unknown, context: Context) => Formula;

const readers: Readonly<Record<string, Reader>> = {
  type: readType,
  enum: (value) => (Array.isArray(value) ? words(value) : always),
  const: (value) => words([value]),
  minLength: (value) =>
    isCount(value) && value > 0 ? machine(createLengthMachine(value, Infinity)) : always,
  maxLength: (value) => (isCount(value) ? machine(createLengthMachine(0, value)) : always),
  pattern: (value) => (typeof value === 'string' ? readPattern(value) : always),
  format: (value) => (isFormatName(value) ? unknown(`the format ${value}`) : always),
  allOf: (value, context) => all(list(value).map((part) => read(part, context))),
  anyOf: (value, context) => ({ kind: 'any', parts: list(value).map((part) => read(part, context)) }),
  oneOf: (value, context) => ({ kind: 'one', parts: list(value).map((part) => read(part, context)) }),
  not: (value, context) => ({ kind: 'not', part: read(value, context) }),
  $ref: readReference,
};

const otherTypes: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'integer'];

/** A type that is none is a finding of its own; it may well be meant to be `string`. */
function readType(value: unknown): Formula {
  const types: readonly unknown[] = Array.isArray(value) ? value : [value];
  return types.every((type) => otherTypes.includes(type)) ? never : always;
}

function readCondition(schema: Schema, context: Context): Formula {
  if (!Object.hasOwn(schema, 'if')) return always;
  const condition = read(schema.if, context);
  const then = Object.hasOwn(schema, 'then') ? read(schema.then, context) : always;
  const otherwise = Object.hasOwn(schema, 'else') ? read(schema.else, context) : always;
  const held: Formula = { kind: 'any', parts: [{ kind: 'not', part: condition }, then] };
  return all([held, { kind: 'any', parts: [condition, otherwise] }]);
}

function readReference(value: unknown, context: Context): Formula {
  const [uri, pointer] = splitFragment(String(value));
  const target = uri === '' ? valueAt(context.root, pointer) : undefined;
  return isSchema(target) ? read(target, context) : unknown('a reference that leads to nothing');
}

function readPattern(pattern: string): Formula {
  try {
    return machine(createSearchMachine(toExpression(pattern)));
  } catch (error) {
    if (error instanceof UnsupportedPattern) return unknown(error.message);
    throw error;
  }
}

function words(values: readonly unknown[]): Formula {
  return machine(createWordsMachine(values.filter((value) => typeof value === 'string')));
}

function machine(of: ReturnType<typeof createLengthMachine>): Formula {
  return { kind: 'machine', machine: of };
}

function unknown(reason: string): Formula {
  return { kind: 'unknown', reason };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
