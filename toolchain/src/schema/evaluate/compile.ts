import { isObject, joinPointer } from '../../source/pointer.ts';
import type { SchemaLocation, SchemaRegistry, SchemaResource } from '../registry.ts';
import { arrayKeywords } from './array-keywords.ts';
import { combiningKeywords } from './combining-keywords.ts';
import {
  type Call,
  type Evaluate,
  type KeywordCompiler,
  type KeywordContext,
  pointerOf,
} from './evaluation.ts';
import { objectKeywords } from './object-keywords.ts';
import { referenceKeywords } from './reference-keywords.ts';
import { unevaluatedKeywords } from './unevaluated-keywords.ts';
import { valueKeywords } from './value-keywords.ts';
import { type Dialect, dialectOf } from './vocabularies.ts';

/** In the order of evaluation: what looks at the rest comes last. */
const compilers: ReadonlyMap<string, KeywordCompiler> = new Map(
  Object.entries({
    ...valueKeywords,
    ...arrayKeywords,
    ...objectKeywords,
    ...referenceKeywords,
    ...combiningKeywords,
    ...unevaluatedKeywords,
  }),
);
const ranks: ReadonlyMap<string, number> = new Map(
  [...compilers.keys()].map((keyword, rank) => [keyword, rank]),
);

export interface Compiler {
  compile(location: SchemaLocation): Evaluate;
}

export interface CompilerOptions {
  /** The file whose schemas are named without it in errors. */
  readonly rootPath: string;
  /** `assert` (default): a known format judges. `annotate`: only where the dialect of the schema demands it. */
  readonly formats?: 'assert' | 'annotate';
}

/** Turns schemas into functions, each at its first use. */
export function createCompiler(registry: SchemaRegistry, options: CompilerOptions): Compiler {
  const compiled = new Map<string, Evaluate>();
  const dialects = new Map<SchemaResource, Dialect>();
  const dialect = (resource: SchemaResource): Dialect => {
    const found = dialects.get(resource) ?? dialectOf(registry, resource);
    dialects.set(resource, found);
    return found;
  };
  const compile = (location: SchemaLocation): Evaluate => {
    const identity = `${location.resource.file.path}#${location.pointer}`;
    const known = compiled.get(identity);
    if (known !== undefined) return known;
    let steps: readonly Evaluate[] | undefined;
    const evaluate: Evaluate = (instance, call, outcome) => {
      steps ??= compileKeywords({ location, registry, options, dialect, compile });
      const scoped = enter(call, location);
      for (const step of steps) step(instance, scoped, outcome);
    };
    compiled.set(identity, evaluate);
    return evaluate;
  };
  return { compile };
}

interface Surroundings {
  readonly location: SchemaLocation;
  readonly registry: SchemaRegistry;
  readonly options: CompilerOptions;
  readonly dialect: (resource: SchemaResource) => Dialect;
  readonly compile: (location: SchemaLocation) => Evaluate;
}

function enter(call: Call, location: SchemaLocation): Call {
  if (call.scope?.resource === location.resource) return call;
  return { ...call, scope: { parent: call.scope, resource: location.resource } };
}

function compileKeywords(surroundings: Surroundings): readonly Evaluate[] {
  const { schema, resource } = surroundings.location;
  if (schema === false) return [refuseAll(surroundings)];
  if (!isObject(schema)) return [];
  const dialect = surroundings.dialect(resource);
  const isSilent = surroundings.options.formats === 'annotate' && !dialect.assertsFormats;
  return keywordsOf(schema).flatMap((keyword) => {
    if (!dialect.has(keyword) || (keyword === 'format' && isSilent)) return [];
    const step = compilers.get(keyword)?.(createContext(surroundings, schema, keyword));
    return step === undefined ? [] : [step];
  });
}

function keywordsOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const rankOf = (keyword: string): number => ranks.get(keyword) ?? 0;
  const keywords = Object.keys(schema).filter((keyword) => ranks.has(keyword));
  return keywords.sort((left, right) => rankOf(left) - rankOf(right));
}

function createContext(
  surroundings: Surroundings,
  schema: Readonly<Record<string, unknown>>,
  keyword: string,
): KeywordContext {
  const { location, registry, compile } = surroundings;
  const pointer = joinPointer(location.pointer, keyword);
  const value = schema[keyword];
  return {
    keyword,
    value,
    schema,
    location,
    registry,
    compile,
    child: (...keys) => {
      const path = location.resource.file.path;
      const found = registry.locationOf(memberAt(value, keys), path, joinPointer(pointer, ...keys));
      return found === undefined ? acceptAll : compile(found);
    },
    fail: (call, outcome, failure) => {
      const schemaPath = pathOf(surroundings, pointer);
      outcome.errors.push({ instancePath: pointerOf(call.path), keyword, schemaPath, ...failure });
    },
  };
}

function memberAt(value: unknown, keys: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of keys) {
    if (Array.isArray(current)) current = current[Number(key)] as unknown;
    else current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  }
  return current;
}

function refuseAll(surroundings: Surroundings): Evaluate {
  const schemaPath = pathOf(surroundings, surroundings.location.pointer);
  return (instance, call, outcome) => {
    const message = 'nothing is allowed here';
    const place = { instancePath: pointerOf(call.path), keyword: 'false', schemaPath };
    outcome.errors.push({ ...place, message, expected: 'nothing', actual: instance });
  };
}

function acceptAll(): void {
  // A keyword whose value is no schema asserts nothing; that is a finding of its own.
}

function pathOf({ location, options }: Surroundings, pointer: string): string {
  const { path } = location.resource.file;
  return `${path === options.rootPath ? '' : path}#${pointer}`;
}
