/** One schema with instances that it takes and instances that it refuses. */
export interface KeywordCase {
  readonly about: string;
  readonly schema: unknown;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

/** Keywords that judge a value by itself. */
export const valueCases: readonly KeywordCase[] = [
  { about: 'true', schema: true, valid: [1, null, {}], invalid: [] },
  { about: 'false', schema: false, valid: [], invalid: [1, null, {}] },
  { about: 'empty', schema: {}, valid: [1, 'a', null, []], invalid: [] },
  { about: 'type null', schema: { type: 'null' }, valid: [null], invalid: [0, '', false, {}, []] },
  { about: 'type boolean', schema: { type: 'boolean' }, valid: [true, false], invalid: [0, 'true', null] },
  { about: 'type object', schema: { type: 'object' }, valid: [{}, { a: 1 }], invalid: [[], null, 'a'] },
  { about: 'type array', schema: { type: 'array' }, valid: [[], [1]], invalid: [{}, 'a', null] },
  { about: 'type number', schema: { type: 'number' }, valid: [1, 1.5, -0], invalid: ['1', null, true] },
  { about: 'type integer', schema: { type: 'integer' }, valid: [1, 1.0, -3, 1e20], invalid: [1.5, '1'] },
  { about: 'type string', schema: { type: 'string' }, valid: ['', 'a'], invalid: [1, null, ['a']] },
  {
    about: 'several types',
    schema: { type: ['integer', 'string'] },
    valid: [1, 'a'],
    invalid: [1.5, null, {}],
  },
  {
    about: 'enum',
    schema: { enum: [6, 'foo', [], true, { foo: 12 }, null] },
    valid: [6, 'foo', [], true, { foo: 12 }, null],
    invalid: [7, 'bar', [1], false, { foo: false }, { foo: 12, bar: 1 }],
  },
  { about: 'enum of 0', schema: { enum: [0] }, valid: [0, -0], invalid: [false, '', [0], null] },
  { about: 'enum of false', schema: { enum: [false] }, valid: [false], invalid: [0, null, [false]] },
  { about: 'const', schema: { const: 2 }, valid: [2, 2.0], invalid: [5, '2', null] },
  {
    about: 'const object',
    schema: { const: { foo: 'bar', baz: ['bax'] } },
    valid: [
      { foo: 'bar', baz: ['bax'] },
      { baz: ['bax'], foo: 'bar' },
    ],
    invalid: [{ foo: 'bar' }, [1, 2], { foo: 'bar', baz: ['bax'], x: 1 }],
  },
  { about: 'const null', schema: { const: null }, valid: [null], invalid: [0, '', false] },
  { about: 'multipleOf', schema: { multipleOf: 2 }, valid: [10, 0, -4, 'x'], invalid: [7, 1.5] },
  { about: 'multipleOf decimal', schema: { multipleOf: 0.0001 }, valid: [0.0075], invalid: [0.00751] },
  { about: 'multipleOf 1.5', schema: { multipleOf: 1.5 }, valid: [0, 4.5], invalid: [35] },
  { about: 'maximum', schema: { maximum: 3 }, valid: [2.6, 3, 'x'], invalid: [3.5] },
  { about: 'exclusiveMaximum', schema: { exclusiveMaximum: 3 }, valid: [2.2, 'x'], invalid: [3, 3.5] },
  { about: 'minimum', schema: { minimum: -2 }, valid: [-1, 0, -2, -2.0, 'x'], invalid: [-2.0001, -3] },
  { about: 'exclusiveMinimum', schema: { exclusiveMinimum: 1.1 }, valid: [1.2, 'x'], invalid: [1.1, 0.6] },
  { about: 'maxLength', schema: { maxLength: 2 }, valid: ['f', 'fo', 100, '💩💩'], invalid: ['foo'] },
  { about: 'minLength', schema: { minLength: 2 }, valid: ['foo', 'fo', 1], invalid: ['f', '💩', ''] },
  { about: 'pattern', schema: { pattern: '^a*$' }, valid: ['aaa', '', 5, null], invalid: ['abc'] },
  { about: 'pattern is not anchored', schema: { pattern: 'a+' }, valid: ['xxaayy'], invalid: ['xx'] },
  {
    about: 'pattern by code points',
    schema: { pattern: '^🐲*$' },
    valid: ['', '🐲🐲'],
    invalid: ['🐉', 'D'],
  },
  {
    about: 'pattern with classes',
    schema: { pattern: '^\\p{Letter}+$' },
    valid: ['été', 'π'],
    invalid: ['9'],
  },
];

/** Keywords that judge the items of a list. */
export const arrayCases: readonly KeywordCase[] = [
  {
    about: 'items',
    schema: { items: { type: 'integer' } },
    valid: [[1, 2], [], { foo: 'bar' }],
    invalid: [[1, 'x']],
  },
  { about: 'items false', schema: { items: false }, valid: [[], {}], invalid: [[1]] },
  {
    about: 'prefixItems',
    schema: { prefixItems: [{ type: 'integer' }, { type: 'string' }] },
    valid: [[1, 'foo'], [1], [1, 'foo', true], [], { 0: 'x' }],
    invalid: [['foo', 1]],
  },
  {
    about: 'prefixItems and items',
    schema: { prefixItems: [{}, {}], items: { type: 'integer' } },
    valid: [['a', 'b', 1], ['a']],
    invalid: [['a', 'b', 'c']],
  },
  {
    about: 'contains',
    schema: { contains: { minimum: 5 } },
    valid: [[3, 4, 5], [5, 5], {}],
    invalid: [[2, 3], []],
  },
  {
    about: 'minContains and maxContains',
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    valid: [
      [1, 1],
      [1, 2, 1, 1],
    ],
    invalid: [[1], [1, 1, 1, 1], []],
  },
  {
    about: 'minContains 0',
    schema: { contains: { const: 1 }, minContains: 0 },
    valid: [[], [2], [1]],
    invalid: [],
  },
  { about: 'minContains alone', schema: { minContains: 2 }, valid: [[], [1]], invalid: [] },
  { about: 'maxItems', schema: { maxItems: 2 }, valid: [[1], [1, 2], 'foobar'], invalid: [[1, 2, 3]] },
  { about: 'minItems', schema: { minItems: 1 }, valid: [[1], ''], invalid: [[]] },
  {
    about: 'uniqueItems',
    schema: { uniqueItems: true },
    valid: [
      [1, 2],
      [1, true],
      [0, false],
      [{ a: 1 }, { a: 2 }],
      [[1], [2]],
      ['1', 1],
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
    ],
    invalid: [
      [1, 1],
      [1.0, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[['a']], [['a']]],
      [null, null],
    ],
  },
  { about: 'uniqueItems false', schema: { uniqueItems: false }, valid: [[1, 1]], invalid: [] },
  {
    about: 'unevaluatedItems false',
    schema: { prefixItems: [{ type: 'string' }], unevaluatedItems: false },
    valid: [[], ['a']],
    invalid: [['a', 'b']],
  },
  {
    about: 'unevaluatedItems through allOf',
    schema: { allOf: [{ prefixItems: [true, { type: 'number' }] }], unevaluatedItems: false },
    valid: [['a', 1]],
    invalid: [['a', 1, 2]],
  },
  {
    about: 'unevaluatedItems and contains',
    schema: { contains: { type: 'string' }, unevaluatedItems: false },
    valid: [['a'], ['a', 'b']],
    invalid: [['a', 1]],
  },
  {
    about: 'unevaluatedItems and items',
    schema: { items: { type: 'number' }, unevaluatedItems: false },
    valid: [[1, 2]],
    invalid: [['a']],
  },
  {
    about: 'unevaluatedItems as a schema',
    schema: { unevaluatedItems: { type: 'string' } },
    valid: [['a'], []],
    invalid: [[1]],
  },
];
