import { childSchemas } from '../../../schema/keywords.ts';
import type { SchemaLocation, SchemaRegistry } from '../../../schema/registry.ts';
import { createLocationValidator } from '../../../schema/validator.ts';
import { isObject, joinPointer } from '../../../source/pointer.ts';
import { conflictOfArrays } from './arrays.ts';
import { conjunctionOf, identityOf, isFalse, judgingKeywords } from './conjuncts.ts';
import { type Analysis, type Conjunct, type Contradiction, at } from './contradiction.ts';
import { conflictOfNumbers } from './numbers.ts';
import { conflictOfObjects } from './objects.ts';
import { conflictOfStrings } from './strings.ts';
import { isPlain } from './plain.ts';
import { type Kind, kindsOf } from './types.ts';

/** Steps until the search gives up; what it has not found then is no finding. */
const maxSteps = 200;
/** Branches inside branches beyond this are taken for possible. */
const maxBase = 6;
const maxBranches = 30;
const endless = { keys: [], message: 'it is this schema again, so that no value ever ends', isEndless: true };

/**
 * Why no value is valid by a schema; undefined: one may be. Never a false alarm: what is not understood (formats,
 * patterns, `if`, most of `not`, `$dynamicRef`, `unevaluated...`) counts as fulfilled.
 */
export function findContradiction(
  registry: SchemaRegistry,
  location: SchemaLocation,
): Contradiction | undefined {
  if (isPlain(registry, location)) return undefined;
  if (!isSuspicious(location.schema)) return undefined;
  const found = new Search(registry).run([location], []);
  if (found === undefined || found.isTold === true) return found;
  // The cause may be that of one schema alone that is a part of this one.
  const { conjuncts } = conjunctionOf(registry, [location]);
  const others = conjuncts.filter((conjunct) => identityOf(conjunct.location) !== identityOf(location));
  const isTold = others.some((conjunct) => new Search(registry).run([conjunct.location], []) !== undefined);
  return { ...found, isTold };
}

/** Without one of these a schema says too little to contradict itself. */
const suspicious = [
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'enum',
  'const',
  'required',
  'contains',
  'minItems',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'minProperties',
];
/** With one of these the schema of a member may lead back to where it stands. */
const leading = ['$ref', 'allOf', 'anyOf', 'oneOf'];

function isSuspicious(schema: unknown): boolean {
  if (!isObject(schema)) return true;
  if (!suspicious.some((keyword) => Object.hasOwn(schema, keyword))) return false;
  // What a lone reference leads to has a finding of its own.
  return judgingKeywords(schema).join() !== '$ref';
}

class Search {
  readonly #registry: SchemaRegistry;
  readonly #open = new Set<string>();
  #steps = 0;

  constructor(registry: SchemaRegistry) {
    this.#registry = registry;
  }

  /** `base`: schemas whose branches are looked at already, by a search further out. */
  run(starts: readonly SchemaLocation[], base: readonly SchemaLocation[]): Contradiction | undefined {
    if (++this.#steps > maxSteps || base.length > maxBase) return undefined;
    if (this.#isPlain(starts, base)) return undefined;
    const all = [...base, ...starts];
    const { conjuncts, refused } = conjunctionOf(this.#registry, all);
    if (refused !== undefined) return { location: refused, keys: [], message: 'nothing is valid by `false`' };
    const denied = conjuncts.find(({ schema }) => isFalse(schema));
    if (denied !== undefined) return at(denied, ['not'], '`not` excludes everything: nothing is valid');
    const listed = conjuncts.find(({ schema }) => 'const' in schema || Array.isArray(schema.enum));
    if (listed !== undefined) return this.#conflictOfValues(all, listed);
    const name = [...new Set(all.map(identityOf))].sort().join(' ');
    if (this.#open.has(name)) {
      const [first] = starts;
      return first && { ...endless, location: first };
    }
    this.#open.add(name);
    const found = this.#conflictOfKinds(all, conjuncts) ?? this.#conflictOfBranches(starts, base);
    this.#open.delete(name);
    return found;
  }

  /** One schema by itself, of the kind in which nothing can contradict. */
  #isPlain([start, ...others]: readonly SchemaLocation[], base: readonly SchemaLocation[]): boolean {
    if (start === undefined || others.length > 0 || base.length > 0) return false;
    return isPlain(this.#registry, start);
  }

  #conflictOfValues(all: readonly SchemaLocation[], conjunct: Conjunct): Contradiction | undefined {
    const keyword = 'enum' in conjunct.schema ? 'enum' : 'const';
    const values: unknown = keyword === 'const' ? [conjunct.schema.const] : conjunct.schema.enum;
    if (!Array.isArray(values)) return undefined;
    if (values.length === 0) return at(conjunct, [keyword], 'no value is in an empty enum: nothing is valid');
    const refusal = this.#refusal(all, values);
    if (refusal === undefined) return undefined;
    return at(conjunct, [keyword], `no value of ${keyword} is valid by the rest of the schema: ${refusal}`);
  }

  #conflictOfKinds(
    all: readonly SchemaLocation[],
    conjuncts: readonly Conjunct[],
  ): Contradiction | undefined {
    const kinds = kindsOf(conjuncts);
    if ('message' in kinds) return kinds;
    const analysis: Analysis = {
      registry: this.#registry,
      conjuncts,
      inside: (locations) => this.#inside(locations),
      refusal: (values) => this.#refusal(all, values),
    };
    let first: Contradiction | undefined;
    for (const kind of kinds) {
      const found = conflictOfKind(analysis, kind, kinds);
      if (found === undefined) return undefined;
      first ??= found;
    }
    return first;
  }

  /** A plain schema right below the one in question has a finding of its own, and is not looked at twice. */
  #inside(locations: readonly SchemaLocation[]): Contradiction | undefined {
    const [only, ...others] = locations;
    const isPlain = isObject(only?.schema) && !leading.some((keyword) => keyword in Object(only.schema));
    if (others.length === 0 && isPlain && this.#open.size === 1) return undefined;
    return this.run(locations, []);
  }

  /** No branch of an `anyOf` or `oneOf` goes together with the rest. */
  #conflictOfBranches(
    starts: readonly SchemaLocation[],
    base: readonly SchemaLocation[],
  ): Contradiction | undefined {
    const { conjuncts } = conjunctionOf(this.#registry, starts);
    for (const conjunct of conjuncts) {
      for (const keyword of ['anyOf', 'oneOf']) {
        const branches = this.#branches(conjunct, keyword);
        if (branches.length === 0 || branches.length > maxBranches) continue;
        const found = branches.map((branch) => this.run([branch], [...base, ...starts]));
        const [first] = found;
        if (first === undefined || found.includes(undefined)) continue;
        const isTold = branches.every(
          (branch) => isObject(branch.schema) && this.run([branch], []) !== undefined,
        );
        const message = `no branch of ${keyword} can be valid: ${first.message}`;
        return { ...at(conjunct, [keyword], message), isTold };
      }
    }
    return undefined;
  }

  #branches({ schema, location }: Conjunct, keyword: string): readonly SchemaLocation[] {
    const { path } = location.resource.file;
    const at = joinPointer(location.pointer, keyword);
    return childSchemas(keyword, schema[keyword], at).flatMap(
      ([, pointer]) => this.#registry.locate(path, pointer) ?? [],
    );
  }

  #refusal(all: readonly SchemaLocation[], values: readonly unknown[]): string | undefined {
    const validators = all.map((location) => createLocationValidator(this.#registry, location));
    let first: string | undefined;
    for (const value of values) {
      const errors = validators.flatMap((validator) => validator.validate(value));
      // Where the schema is broken in another way the values are not to blame.
      const isBroken = errors.some(({ keyword }) => keyword.startsWith('$') || keyword === 'depth');
      if (errors.length === 0 || isBroken) return undefined;
      first ??= errors[0]?.message;
    }
    return first;
  }
}

function conflictOfKind(analysis: Analysis, kind: Kind, kinds: ReadonlySet<Kind>): Contradiction | undefined {
  switch (kind) {
    case 'integer':
    case 'fraction':
      return conflictOfNumbers(analysis, !kinds.has('fraction'));
    case 'string':
      return conflictOfStrings(analysis);
    case 'array':
      return conflictOfArrays(analysis);
    case 'object':
      return conflictOfObjects(analysis);
    case 'null':
    case 'boolean':
      return undefined;
  }
}
