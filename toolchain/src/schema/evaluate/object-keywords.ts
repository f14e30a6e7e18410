import { isObject } from '../../source/pointer.ts';
import { describeChoice } from '../describe.ts';
import { isSchema } from '../keywords.ts';
import {
  type Call,
  type Evaluate,
  type KeywordCompiler,
  type KeywordContext,
  type Outcome,
  evaluateApart,
  evaluateMember,
  mergeSeen,
} from './evaluation.ts';
import { parsePattern } from './value-keywords.ts';

/** Keywords that judge the members of an object. */
export const objectKeywords: Readonly<Record<string, KeywordCompiler>> = {
  required: compileRequired,
  properties: compileProperties,
  patternProperties: compilePatternProperties,
  additionalProperties: compileAdditionalProperties,
  propertyNames: compilePropertyNames,
  maxProperties: onCounts((count, limit) => count <= limit, 'at most'),
  minProperties: onCounts((count, limit) => count >= limit, 'at least'),
  dependentRequired: compileDependentRequired,
  dependentSchemas: compileDependentSchemas,
};

function compileRequired(context: KeywordContext): Evaluate | undefined {
  const names = textsOf(context.value);
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const property of names) {
      if (Object.hasOwn(instance, property)) continue;
      const message = `the key "${property}" is missing`;
      context.fail(call, outcome, { message, expected: property, actual: instance, property });
    }
  };
}

function compileProperties(context: KeywordContext): Evaluate | undefined {
  if (!isObject(context.value)) return undefined;
  const schemas = Object.keys(context.value).map((key) => [key, context.child(key)] as const);
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const [key, evaluate] of schemas) {
      if (!Object.hasOwn(instance, key)) continue;
      outcome.properties.add(key);
      evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
    }
  };
}

function compilePatternProperties(context: KeywordContext): Evaluate | undefined {
  if (!isObject(context.value)) return undefined;
  const schemas = Object.keys(context.value).map((key) => [parsePattern(key), context.child(key)] as const);
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const [expression, evaluate] of schemas) {
      for (const key of Object.keys(instance)) {
        if (expression?.test(key) !== true) continue;
        outcome.properties.add(key);
        evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
      }
    }
  };
}

function compileAdditionalProperties(context: KeywordContext): Evaluate | undefined {
  if (!isSchema(context.value)) return undefined;
  const known = new Set(isObject(context.schema.properties) ? Object.keys(context.schema.properties) : []);
  const patterns = isObject(context.schema.patternProperties)
    ? Object.keys(context.schema.patternProperties)
    : [];
  const expressions = patterns.map(parsePattern);
  const evaluate = context.child();
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    outcome.allProperties = true;
    for (const key of Object.keys(instance)) {
      if (known.has(key) || expressions.some((expression) => expression?.test(key))) continue;
      if (context.value === false) failUnknown(context, { call, outcome, instance, key, known });
      else evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
    }
  };
}

interface UnknownKey {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly instance: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly known: Iterable<string>;
}

/** The error for a member that the schema does not know. */
export function failUnknown(
  context: KeywordContext,
  { call, outcome, instance, key, known }: UnknownKey,
): void {
  const expected = [...known];
  const message = `the key "${key}" is not known here`;
  context.fail(call, outcome, { message, expected, actual: instance[key], property: key });
}

function compilePropertyNames(context: KeywordContext): Evaluate {
  const evaluate = context.child();
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const property of Object.keys(instance)) {
      const [error] = evaluateApart(evaluate, property, { ...call, references: undefined }).errors;
      if (error === undefined) continue;
      const { message, expected } = error;
      context.fail(call, outcome, { message, expected, actual: property, property });
    }
  };
}

function onCounts(holds: (count: number, limit: number) => boolean, phrase: string): KeywordCompiler {
  return (context) => {
    const limit = context.value;
    if (typeof limit !== 'number') return undefined;
    return (instance, call, outcome) => {
      const count = isObject(instance) ? Object.keys(instance).length : limit;
      if (holds(count, limit)) return;
      const message = `the object has ${count} keys, not ${phrase} ${limit}`;
      context.fail(call, outcome, { message, expected: limit, actual: instance });
    };
  };
}

function compileDependentRequired(context: KeywordContext): Evaluate | undefined {
  if (!isObject(context.value)) return undefined;
  const needs = Object.entries(context.value).map(([key, names]) => [key, textsOf(names)] as const);
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const [key, names] of needs) {
      const missing = Object.hasOwn(instance, key)
        ? names.filter((name) => !Object.hasOwn(instance, name))
        : [];
      if (missing.length === 0) continue;
      const message = `where "${key}" is, ${describeChoice(missing)} is missing`;
      context.fail(call, outcome, {
        message,
        expected: missing,
        actual: instance,
        property: missing[0] ?? '',
      });
    }
  };
}

function compileDependentSchemas(context: KeywordContext): Evaluate | undefined {
  if (!isObject(context.value)) return undefined;
  const schemas = Object.keys(context.value).map((key) => [key, context.child(key)] as const);
  return (instance, call, outcome) => {
    if (!isObject(instance)) return;
    for (const [key, evaluate] of schemas) {
      if (!Object.hasOwn(instance, key)) continue;
      const other = evaluateApart(evaluate, instance, call);
      outcome.errors.push(...other.errors);
      mergeSeen(outcome, other);
    }
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
