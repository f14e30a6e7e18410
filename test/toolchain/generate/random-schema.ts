import type { Random } from './random.ts';

export type Json = Readonly<Record<string, unknown>> | boolean;

/**
 * Without names that every object inherits, which the compiler cannot tell apart, and without the empty one: under
 * `required`, ajv does not miss it.
 */
export const names = ['a', 'b', 'kind', 'x-1', 'class', 'größe', "it's */", '1'];
const values = [
  'one',
  'two',
  "it's",
  1,
  -2.5,
  0,
  true,
  false,
  null,
  [],
  [1, 'one'],
  {},
  { a: 1 },
  { kind: 'one', b: [] },
];
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];

/** A random schema of 2020-12 whose references lead into its own `$defs`, to an anchor or to itself. */
export function randomSchema(random: Random): Json {
  const definitions = Object.fromEntries(['d0', 'd1', 'Node/1'].map((name) => [name, schema(random, 1)]));
  const root = random.chance(0.5) ? evaluatedOf(random) : schema(random, 2);
  if (typeof root === 'boolean') return root;
  const anchored = { ...objectOf(random, 1), $anchor: 'spot' };
  return { ...root, $defs: { ...definitions, anchored } };
}

function schema(random: Random, depth: number): Json {
  if (random.chance(0.06)) return random.chance(0.8);
  if (depth <= 0 || random.chance(0.2)) return random.chance(0.3) ? reference(random) : leaf(random);
  const shape = random.pick([objectOf, objectOf, objectOf, arrayOf, combined])(random, depth);
  return random.chance(0.35) ? { ...shape, ...combined(random, depth - 1) } : shape;
}

function leaf(random: Random): Json {
  return random.pick([
    () => ({ type: random.pick(types) }),
    () => ({ type: random.some(types, 0.4) }),
    () => ({ enum: [random.pick(values), ...random.some(values, 0.3)] }),
    () => ({ const: random.pick(values) }),
    () => ({ type: 'string', minLength: random.below(3), pattern: '^\\p{L}*$' }),
    () => ({ minimum: 0, maxLength: 4 }),
    () => ({}),
  ])();
}

function reference(random: Random): Json {
  const own = random.chance(0.3) ? { description: 'Refers.' } : {};
  return { $ref: random.pick(['#/$defs/d0', '#/$defs/d1', '#/$defs/Node~11', '#spot', '#']), ...own };
}

function objectOf(random: Random, depth: number): Record<string, unknown> {
  const properties = random.some(names, 0.25);
  const inner = (): Json => schema(random, depth - 1);
  const entries = properties.map((name) => [name, inner()] as const);
  const keywords: [string, () => unknown, number][] = [
    ['type', () => random.pick(['object', 'object', ['object', 'null']]), 0.85],
    ['properties', () => Object.fromEntries(entries), 0.9],
    ['required', () => random.some(random.chance(0.7) ? properties : names, 0.3), 0.5],
    ['additionalProperties', () => random.pick([false, false, true, inner()]), 0.5],
    ['patternProperties', () => ({ '^x-': inner() }), 0.15],
    ['unevaluatedProperties', () => random.pick([false, false, inner()]), 0.2],
    ['dependentRequired', () => ({ a: ['b'] }), 0.1],
    ['dependentSchemas', () => ({ a: inner() }), 0.1],
    ['propertyNames', () => ({ maxLength: 9 }), 0.1],
    ['minProperties', () => 1, 0.1],
  ];
  return choose(random, keywords);
}

/** An object of which several schemas in one place evaluate the properties. */
function evaluatedOf(random: Random): Record<string, unknown> {
  const inner = (): Json => (random.chance(0.7) ? openObjectOf(random) : combined(random, 1));
  return {
    ...openObjectOf(random),
    ...choose(random, [
      ['allOf', () => [inner(), inner()], 0.3],
      ['anyOf', () => [inner(), inner()], 0.3],
      ['oneOf', () => [inner(), inner()], 0.3],
      ['if', inner, 0.2],
      ['then', inner, 0.3],
      ['else', inner, 0.3],
      ['dependentSchemas', () => ({ a: inner() }), 0.2],
      ['$ref', () => random.pick(['#/$defs/d0', '#spot', '#']), 0.2],
      [random.pick(['unevaluatedProperties', 'additionalProperties']), () => false, 0.8],
    ]),
  };
}

function openObjectOf(random: Random): Record<string, unknown> {
  const properties = random.some(names, 0.3).map((name) => [name, leaf(random)] as const);
  return choose(random, [
    ['type', () => 'object', 0.6],
    ['properties', () => Object.fromEntries(properties), 0.8],
    ['required', () => random.some(names, 0.15), 0.3],
    ['patternProperties', () => ({ '^x-': leaf(random) }), 0.2],
    ['additionalProperties', () => random.pick([true, leaf(random)]), 0.2],
    ['if', () => ({ required: ['a'] }), 0.15],
    ['then', () => ({ properties: { b: true } }), 0.15],
  ]);
}

function arrayOf(random: Random, depth: number): Record<string, unknown> {
  const inner = (): Json => schema(random, depth - 1);
  return choose(random, [
    ['type', () => 'array', 0.85],
    ['prefixItems', () => [inner(), ...(random.chance(0.5) ? [inner()] : [])], 0.5],
    ['items', () => random.pick([inner(), inner(), false]), 0.6],
    ['minItems', () => random.below(3), 0.4],
    ['maxItems', () => random.below(4), 0.3],
    ['contains', inner, 0.15],
    ['unevaluatedItems', () => random.pick([false, inner()]), 0.2],
    ['uniqueItems', () => true, 0.1],
  ]);
}

function combined(random: Random, depth: number): Record<string, unknown> {
  const inner = (): Json => schema(random, depth - 1);
  const several = (): Json[] => [inner(), inner(), ...(random.chance(0.3) ? [inner()] : [])];
  return choose(random, [
    ['allOf', several, 0.3],
    ['anyOf', several, 0.3],
    ['oneOf', several, 0.3],
    ['not', inner, 0.1],
    ['if', inner, 0.15],
    ['then', inner, 0.15],
    ['else', inner, 0.15],
    ['$ref', () => random.pick(['#/$defs/d0', '#/$defs/d1', '#spot']), 0.15],
    ['unevaluatedProperties', () => false, 0.2],
  ]);
}

function choose(
  random: Random,
  keywords: readonly [string, () => unknown, number][],
): Record<string, unknown> {
  const chosen = keywords.filter(([, , probability]) => random.chance(probability));
  return Object.fromEntries(chosen.map(([keyword, value]) => [keyword, value()]));
}
