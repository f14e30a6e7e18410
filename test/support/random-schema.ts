import fc from 'fast-check';

const names = ['a', 'b', 'c'];
const name = fc.constantFrom(...names);
const limit = fc.constantFrom(0, 1, 2, 3, -1, 0.5, 1.5);
const count = fc.nat(3);
const value = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 1.5, '', 'a', 'ab', [], [1], {}, { a: 1 });
const type = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'integer', 'string');

/** Small schemas in which keywords often stand against one another. */
export const { schema: randomSchema } = fc.letrec<{ schema: unknown }>((tie) => {
  const inner = tie('schema');
  const map = fc.dictionary(name, inner, { maxKeys: 2 });
  const list = fc.array(inner, { minLength: 1, maxLength: 2 });
  const some = fc.uniqueArray(name, { maxLength: 3 });
  const keywords = fc.record(
    {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(value, { maxLength: 3 }),
      const: value,
      minimum: limit,
      maximum: limit,
      exclusiveMinimum: limit,
      exclusiveMaximum: limit,
      multipleOf: fc.constantFrom(1, 2, 3, 0.5),
      minLength: count,
      maxLength: count,
      pattern: fc.constantFrom('^a', 'b$', '^[ab]$'),
      format: fc.constantFrom('date', 'uuid', 'ipv4'),
      minItems: count,
      maxItems: count,
      uniqueItems: fc.boolean(),
      prefixItems: list,
      items: inner,
      contains: inner,
      minContains: fc.nat(2),
      maxContains: fc.nat(2),
      required: some,
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b', 'c$'), inner, { maxKeys: 1 }),
      additionalProperties: inner,
      propertyNames: fc.constantFrom<unknown>(true, false, { enum: ['a'] }, { pattern: '^[ab]' }),
      minProperties: count,
      maxProperties: count,
      dependentRequired: fc.dictionary(name, some, { maxKeys: 1 }),
      dependentSchemas: map,
      unevaluatedProperties: fc.boolean(),
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: inner,
      if: inner,
      then: inner,
      $ref: fc.constantFrom('#', '#/$defs/a', '#/$defs/b'),
    },
    { requiredKeys: [] },
  );
  const few = keywords.chain((all) => {
    const keys = Object.keys(all);
    return fc
      .subarray(keys, { maxLength: Math.min(4, keys.length) })
      .map((chosen): unknown =>
        Object.fromEntries(Object.entries(all).filter(([key]) => chosen.includes(key))),
      );
  });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'schema' },
      {
        arbitrary: fc.constantFrom<unknown>(true, false, {}, { type: 'integer' }, { type: 'object' }),
        weight: 1,
      },
      { arbitrary: few, weight: 3 },
    ),
  };
});

/** Values that such schemas take or refuse. */
export const randomInstance = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      value,
      fc.constantFrom<unknown>(3, -1, 0.5, 'b', 'abc', '2020-01-01', '127.0.0.1'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    ),
  }))
  .value.map((made): unknown => JSON.parse(JSON.stringify(made)));
