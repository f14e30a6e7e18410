import { describeChoice, describeTypes, describeValue, isOfType } from '../describe.ts';
import { isEqual } from '../equal.ts';
import { type FormatName, hasFormat, isFormatName } from '../formats.ts';
import type { Evaluate, Failure, KeywordCompiler, KeywordContext } from './evaluation.ts';

/** Keywords that judge one value by itself. */
export const valueKeywords: Readonly<Record<string, KeywordCompiler>> = {
  type: compileType,
  enum: compileEnum,
  const: compileConst,
  multipleOf: onNumbers((value, limit) => isMultiple(value, limit), 'a multiple of'),
  maximum: onNumbers((value, limit) => value <= limit, 'at most'),
  exclusiveMaximum: onNumbers((value, limit) => value < limit, 'less than'),
  minimum: onNumbers((value, limit) => value >= limit, 'at least'),
  exclusiveMinimum: onNumbers((value, limit) => value > limit, 'more than'),
  maxLength: onLengths((length, limit) => length <= limit, 'at most'),
  minLength: onLengths((length, limit) => length >= limit, 'at least'),
  pattern: compilePattern,
  format: compileFormat,
};

function compileType(context: KeywordContext): Evaluate {
  const types: readonly unknown[] = Array.isArray(context.value) ? context.value : [context.value];
  const expected = describeTypes(types);
  return judge(context, (value) =>
    types.some((type) => isOfType(value, type))
      ? undefined
      : { message: `${describeValue(value)} is not ${expected}`, expected: context.value, actual: value },
  );
}

function compileEnum(context: KeywordContext): Evaluate | undefined {
  const { value: values } = context;
  if (!Array.isArray(values)) return undefined;
  const simple = new Set<unknown>(values);
  const choice = describeChoice(values);
  return judge(context, (value) => {
    if (simple.has(value) || values.some((allowed) => isEqual(allowed, value))) return undefined;
    return { message: `${describeValue(value)} is not ${choice}`, expected: values, actual: value };
  });
}

function compileConst(context: KeywordContext): Evaluate {
  const expected = context.value;
  return judge(context, (value) => {
    if (isEqual(expected, value)) return undefined;
    return { message: `${describeValue(value)} is not ${describeValue(expected)}`, expected, actual: value };
  });
}

function onNumbers(holds: (value: number, limit: number) => boolean, phrase: string): KeywordCompiler {
  return (context) => {
    const limit = context.value;
    if (typeof limit !== 'number') return undefined;
    return judge(context, (value) => {
      if (typeof value !== 'number' || holds(value, limit)) return undefined;
      return { message: `${value} is not ${phrase} ${limit}`, expected: limit, actual: value };
    });
  };
}

/** The quotient decides, as in generated validators: 0.3 is no multiple of 0.1 in binary numbers. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Number.isFinite(quotient) ? Number.isInteger(quotient) : value % divisor === 0;
}

function onLengths(holds: (length: number, limit: number) => boolean, phrase: string): KeywordCompiler {
  return (context) => {
    const limit = context.value;
    if (typeof limit !== 'number') return undefined;
    return judge(context, (value) => {
      if (typeof value !== 'string') return undefined;
      const length = countCharacters(value);
      if (holds(length, limit)) return undefined;
      const message = `${describeValue(value)} has ${length} characters, not ${phrase} ${limit}`;
      return { message, expected: limit, actual: value };
    });
  };
}

/** Characters are code points, not UTF-16 units. */
function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
    count++;
  }
  return count;
}

function compilePattern(context: KeywordContext): Evaluate | undefined {
  const expression = parsePattern(context.value);
  if (expression === undefined) return undefined;
  return judge(context, (value) => {
    if (typeof value !== 'string' || expression.test(value)) return undefined;
    const message = `${describeValue(value)} does not match ${String(context.value)}`;
    return { message, expected: context.value, actual: value };
  });
}

/** The expression of a `pattern`: ECMAScript with the `u` flag; undefined when it is none. */
export function parsePattern(pattern: unknown): RegExp | undefined {
  if (typeof pattern !== 'string') return undefined;
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function compileFormat(context: KeywordContext): Evaluate | undefined {
  const name: FormatName | undefined = isFormatName(context.value) ? context.value : undefined;
  if (name === undefined) return undefined;
  return judge(context, (value) => {
    if (typeof value !== 'string' || hasFormat(value, name)) return undefined;
    return { message: `${describeValue(value)} is not of the format ${name}`, expected: name, actual: value };
  });
}

/** A keyword that needs nothing but the value. */
function judge(context: KeywordContext, test: (value: unknown) => Failure | undefined): Evaluate {
  return (instance, call, outcome) => {
    const failure = test(instance);
    if (failure !== undefined) context.fail(call, outcome, failure);
  };
}
