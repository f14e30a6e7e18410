import type { KeywordCase } from './keyword-cases.ts';

/** Keywords beside each other, and values at the edges. */
export const edgeCases: readonly KeywordCase[] = [
  {
    about: 'numbers beyond 2^53 and 1e300',
    schema: { type: 'integer' },
    valid: [1e300, -1e300, 2 ** 60],
    invalid: [1e-3],
  },
  { about: 'const of a number that is whole', schema: { const: 1.0 }, valid: [1], invalid: [true, '1', [1]] },
  { about: 'const of true and 1', schema: { const: true }, valid: [true], invalid: [1, 'true'] },
  {
    about: 'const of nested false and 0',
    schema: { const: { a: [false] } },
    valid: [{ a: [false] }],
    invalid: [{ a: [0] }, { a: false }],
  },
  {
    about: 'const with a zero character',
    schema: { const: 'a\u0000b' },
    valid: ['a\u0000b'],
    invalid: ['ab'],
  },
  {
    about: 'enum with objects inside lists',
    schema: { enum: [[{ a: 1 }], 'x'] },
    valid: [[{ a: 1 }]],
    invalid: [[{ a: 2 }], [{}]],
  },
  { about: 'multipleOf of large numbers', schema: { multipleOf: 0.5 }, valid: [1e308, 4.5], invalid: [4.25] },
  {
    about: 'multipleOf beyond the range of quotients',
    schema: { multipleOf: 0.123456789 },
    valid: [0],
    invalid: [1e308],
  },
  {
    about: 'exclusive limits on both sides',
    schema: { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    valid: [0.5],
    invalid: [0, 1],
  },
  {
    about: 'length of combined characters',
    schema: { maxLength: 2 },
    valid: ['e\u0301', '👍👍'],
    invalid: ['e\u0301e\u0301', '👍👍👍'],
  },
  {
    about: 'length of a zero character',
    schema: { minLength: 2 },
    valid: ['\u0000\u0000'],
    invalid: ['\u0000'],
  },
  {
    about: 'pattern with a property of characters and a class outside the plane',
    schema: { pattern: '^[🐲\\p{Lu}]$' },
    valid: ['🐲', 'Ä'],
    invalid: ['🐲🐲', 'ä'],
  },
  {
    about: 'pattern at any place of several lines',
    schema: { pattern: '^b$' },
    valid: ['b'],
    invalid: ['a\nb'],
  },
  {
    about: 'uniqueItems with 1 and true, 0 and false inside',
    schema: { uniqueItems: true },
    valid: [
      [[1], [true]],
      [{ a: 0 }, { a: false }],
      [
        [0, 'x'],
        [0, 'y'],
      ],
    ],
    invalid: [[{ a: { b: [1] } }, { a: { b: [1] } }]],
  },
  {
    about: 'uniqueItems beside prefixItems',
    schema: { prefixItems: [{ type: 'boolean' }, { type: 'boolean' }], uniqueItems: true },
    valid: [
      [true, false],
      [false, true, 'x'],
    ],
    invalid: [
      [true, true],
      [true, false, 'x', 'x'],
    ],
  },
  {
    about: 'prefixItems longer than items false',
    schema: { prefixItems: [{}, {}], items: false },
    valid: [[], [1], [1, 2]],
    invalid: [[1, 2, 3]],
  },
  {
    about: 'items that are lists of lists',
    schema: { items: { items: { items: { type: 'integer' } } } },
    valid: [[[[1]], []]],
    invalid: [[[['x']]]],
  },
  { about: 'contains false and true', schema: { contains: false }, valid: ['x', {}], invalid: [[], [1]] },
  { about: 'contains with null', schema: { contains: { type: 'null' } }, valid: [[1, null]], invalid: [[1]] },
  {
    about: 'maxContains alone with contains',
    schema: { contains: { const: 1 }, maxContains: 1 },
    valid: [[1, 2]],
    invalid: [[], [1, 1]],
  },
  {
    about: 'minContains above maxContains',
    schema: { contains: { const: 1 }, maxContains: 1, minContains: 3 },
    valid: [{}],
    invalid: [[], [1], [1, 1, 1]],
  },
  {
    about: 'properties, patternProperties and additionalProperties at once',
    schema: {
      properties: { foo: { maxItems: 3 }, bar: { type: 'array' } },
      patternProperties: { 'f.o': { minItems: 2 } },
      additionalProperties: { type: 'integer' },
    },
    valid: [{ foo: [1, 2] }, { fxo: [1, 2] }, { other: 1 }],
    invalid: [{ foo: [] }, { foo: [1, 2, 3, 4] }, { fxo: [] }, { other: 'x' }, { bar: {} }],
  },
  {
    about: 'patternProperties that are false',
    schema: { patternProperties: { 'f.*': true, 'b.*': false } },
    valid: [{ foo: 1 }, {}],
    invalid: [{ bar: 1 }, { foo: 1, bar: 2 }, { foobar: 1 }],
  },
  {
    about: 'additionalProperties beside a pattern with other letters',
    schema: { patternProperties: { '^á': {} }, additionalProperties: false },
    valid: [{ ármányos: 2 }],
    invalid: [{ élmény: 2 }],
  },
  {
    about: 'a member that is null',
    schema: { properties: { a: { type: 'null' } }, required: ['a'] },
    valid: [{ a: null }],
    invalid: [{}, { a: 0 }],
  },
  {
    about: 'names with line feeds, quotes and backslashes',
    schema: {
      properties: { 'a\nb': { type: 'number' }, 'c"d': { type: 'number' }, 'e\\f': { type: 'number' } },
      required: ['a\nb'],
    },
    valid: [{ 'a\nb': 1, 'c"d': 1 }],
    invalid: [{ 'a\nb': 1, 'e\\f': 'x' }, {}],
  },
  {
    about: 'propertyNames with an enum',
    schema: { propertyNames: { enum: ['a', 'b'] } },
    valid: [{ a: 1 }, {}],
    invalid: [{ c: 1 }, { a: 1, c: 1 }],
  },
  {
    about: 'minProperties beside maxProperties',
    schema: { minProperties: 1, maxProperties: 1 },
    valid: [{ a: 1 }],
    invalid: [{}, { a: 1, b: 2 }],
  },
  {
    about: 'dependentRequired of nothing, and of odd names',
    schema: { dependentRequired: { a: [], 'x\ny': ["q'"] } },
    valid: [{ a: 1 }, { 'x\ny': 1, "q'": 1 }],
    invalid: [{ 'x\ny': 1 }],
  },
  {
    about: 'dependentSchemas that are booleans',
    schema: { dependentSchemas: { a: true, b: false } },
    valid: [{ a: 1 }, {}],
    invalid: [{ b: 1 }, { a: 1, b: 1 }],
  },
  {
    about: 'dependentSchemas beside properties of the root',
    schema: {
      properties: { a: {} },
      dependentSchemas: { a: { properties: { b: {} }, additionalProperties: false } },
    },
    valid: [{ c: 1 }, { b: 1 }],
    invalid: [{ a: 1 }, { a: 1, b: 2 }],
  },
  {
    about: 'allOf, anyOf and oneOf at once',
    schema: { allOf: [{ multipleOf: 2 }], anyOf: [{ multipleOf: 3 }], oneOf: [{ multipleOf: 5 }] },
    valid: [30, 60],
    invalid: [2, 3, 5, 6, 10, 15],
  },
  { about: 'anyOf of booleans', schema: { anyOf: [true, false] }, valid: [1], invalid: [] },
  { about: 'anyOf of falses', schema: { anyOf: [false, false] }, valid: [], invalid: [1, {}] },
  {
    about: 'anyOf with an empty schema',
    schema: { anyOf: [{ type: 'number' }, {}] },
    valid: ['x', 1],
    invalid: [],
  },
  {
    about: 'oneOf with required',
    schema: { type: 'object', oneOf: [{ required: ['a', 'b'] }, { required: ['a', 'c'] }] },
    valid: [
      { a: 1, b: 2 },
      { a: 1, c: 2 },
    ],
    invalid: [{ b: 1 }, { a: 1, b: 1, c: 1 }],
  },
  {
    about: 'oneOf with a missing optional member',
    schema: {
      oneOf: [
        { properties: { a: true, b: true }, required: ['a'] },
        { properties: { c: true }, required: ['c'] },
      ],
    },
    valid: [{ a: 1 }, { c: 1 }],
    invalid: [{ a: 1, c: 1 }, { b: 1 }],
  },
  { about: 'not inside not', schema: { not: { not: { type: 'string' } } }, valid: ['x'], invalid: [1] },
  {
    about: 'not of several types and of a member',
    schema: { not: { type: ['integer', 'boolean'] }, properties: { a: { not: {} } } },
    valid: ['x', {}, { b: 1 }],
    invalid: [1, true, { a: 1 }],
  },
  {
    about: 'if true, if false',
    schema: {
      allOf: [
        { if: true, then: { minimum: 2 } },
        { if: false, then: false, else: { maximum: 5 } },
      ],
    },
    valid: [3, 'x'],
    invalid: [1, 6],
  },
  {
    about: 'if that does not reach into another branch',
    schema: {
      allOf: [{ if: { exclusiveMaximum: 0 } }, { then: { minimum: -10 } }, { else: { multipleOf: 2 } }],
    },
    valid: [-100, 3],
    invalid: [],
  },
  {
    about: 'a keyword nobody knows, with a schema inside',
    schema: { 'x-parts': { minimum: 5 }, foo: false, type: 'integer' },
    valid: [1],
    invalid: ['x'],
  },
  {
    about: 'content of text',
    schema: {
      contentMediaType: 'application/json',
      contentEncoding: 'base64',
      contentSchema: { required: ['a'] },
    },
    valid: ['{}', '???', 1],
    invalid: [],
  },
  {
    about: 'a default that would not be valid',
    schema: { properties: { a: { type: 'integer', default: 'x' } } },
    valid: [{}, { a: 1 }],
    invalid: [{ a: 'x' }],
  },
  {
    about: 'an empty list beside prefixItems and contains',
    schema: { prefixItems: [{ type: 'array' }], contains: { type: 'array' } },
    valid: [[[]]],
    invalid: [[]],
  },
];
