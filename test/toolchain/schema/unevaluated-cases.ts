import type { KeywordCase } from './keyword-cases.ts';

const isText = { type: 'string' };

/** What the `unevaluated` keywords see of their neighbours, and what they do not. */
export const unevaluatedCases: readonly KeywordCase[] = [
  {
    about: 'unevaluatedProperties true and as a schema',
    schema: { properties: { a: {} }, unevaluatedProperties: { type: 'number' } },
    valid: [{ a: 'x' }, { a: 'x', b: 1 }, 'x', 7, null, []],
    invalid: [{ b: 'x' }],
  },
  {
    about: 'unevaluatedProperties beside patternProperties',
    schema: { patternProperties: { '^x-': isText }, unevaluatedProperties: false },
    valid: [{ 'x-a': 'y' }],
    invalid: [{ 'x-a': 'y', z: 1 }],
  },
  {
    about: 'unevaluatedProperties beside additionalProperties',
    schema: { properties: { a: {} }, additionalProperties: true, unevaluatedProperties: false },
    valid: [{ a: 1, b: 2 }],
    invalid: [],
  },
  {
    about: 'unevaluatedProperties over additionalProperties of a branch',
    schema: { allOf: [{ additionalProperties: true }], unevaluatedProperties: false },
    valid: [{ a: 1 }],
    invalid: [],
  },
  {
    about: 'unevaluatedProperties that a branch has itself',
    schema: { allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
    valid: [{ a: 1 }],
    invalid: [],
  },
  {
    about: 'unevaluatedProperties that cannot see its cousins',
    schema: { allOf: [{ properties: { a: {} } }, { unevaluatedProperties: false }] },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    about: 'unevaluatedProperties of a cousin that is true',
    schema: {
      allOf: [{ properties: { a: {} }, unevaluatedProperties: true }, { unevaluatedProperties: false }],
    },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    about: 'unevaluatedProperties inside a member',
    schema: {
      properties: { inner: { properties: { a: {} }, unevaluatedProperties: false } },
      anyOf: [{ properties: { inner: { properties: { b: {} } } } }],
    },
    valid: [{ inner: { a: 1 } }],
    invalid: [{ inner: { a: 1, b: 2 } }],
  },
  {
    about: 'unevaluatedProperties over the one branch of oneOf',
    schema: {
      oneOf: [
        { properties: { a: { const: 1 } }, required: ['a'] },
        { properties: { b: { const: 1 } }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { b: 1 }],
    invalid: [{ a: 1, b: 2 }, { a: 1, c: 1 }, {}],
  },
  {
    about: 'unevaluatedProperties where if fails and only then stands',
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      then: { properties: { b: {} } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1, b: 2 }],
    invalid: [{ a: 2 }, { b: 2 }],
  },
  {
    about: 'unevaluatedProperties where only else stands',
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      else: { properties: { c: {} } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { c: 2 }],
    invalid: [{ a: 1, c: 2 }],
  },
  {
    about: 'unevaluatedProperties and an if by itself',
    schema: { if: { properties: { a: {} } }, unevaluatedProperties: false },
    valid: [{ a: 1 }],
    invalid: [{ b: 1 }],
  },
  {
    about: 'unevaluatedProperties through a chain of references',
    schema: {
      $ref: '#/$defs/one',
      properties: { a: {} },
      unevaluatedProperties: false,
      $defs: {
        one: { $ref: '#/$defs/two', properties: { b: {} } },
        two: { $anchor: 'two', properties: { c: {} } },
      },
    },
    valid: [{ a: 1, b: 1, c: 1 }],
    invalid: [{ d: 1 }],
  },
  {
    about: 'unevaluatedProperties through propertyNames and dependentRequired, which look at no value',
    schema: { propertyNames: { maxLength: 2 }, dependentRequired: { a: [] }, unevaluatedProperties: false },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    about: 'unevaluatedProperties in a tree',
    schema: {
      $id: 'http://example.com/extended',
      $dynamicAnchor: 'node',
      properties: { name: {} },
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'tree',
          $dynamicAnchor: 'node',
          properties: { child: { $dynamicRef: '#node' } },
        },
      },
    },
    valid: [{ name: 'x', child: { name: 'y' } }],
    invalid: [{ name: 'x', child: { nam: 'y' } }],
  },
  { about: 'unevaluatedItems true', schema: { unevaluatedItems: true }, valid: [[1, 'x'], {}], invalid: [] },
  {
    about: 'unevaluatedItems that cannot see its cousins',
    schema: { allOf: [{ prefixItems: [true] }, { unevaluatedItems: false }] },
    valid: [[]],
    invalid: [[1]],
  },
  {
    about: 'unevaluatedItems over prefixItems of two branches',
    schema: {
      allOf: [{ prefixItems: [true] }, { prefixItems: [true, { type: 'number' }] }],
      unevaluatedItems: false,
    },
    valid: [['x', 1]],
    invalid: [['x', 1, 2]],
  },
  {
    about: 'unevaluatedItems over items of a branch',
    schema: { allOf: [{ items: true }], unevaluatedItems: false },
    valid: [[1, 2, 3]],
    invalid: [],
  },
  {
    about: 'unevaluatedItems over the branch of anyOf that fits',
    schema: {
      prefixItems: [true],
      anyOf: [{ prefixItems: [true, { const: 'a' }] }, { prefixItems: [true, true, { const: 'b' }] }],
      unevaluatedItems: false,
    },
    valid: [
      [0, 'a'],
      [0, 1, 'b'],
      [0, 'a', 'b'],
    ],
    invalid: [
      [0, 'a', 1],
      [0, 1, 'b', 2],
    ],
  },
  {
    about: 'unevaluatedItems over then and else',
    schema: {
      if: { prefixItems: [{ const: 1 }] },
      then: { prefixItems: [true, true] },
      else: { prefixItems: [true, true, true] },
      unevaluatedItems: false,
    },
    valid: [
      [1, 2],
      [2, 2, 3],
    ],
    invalid: [
      [1, 2, 3],
      [2, 2, 3, 4],
    ],
  },
  {
    about: 'unevaluatedItems does not see through not',
    schema: { not: { not: { prefixItems: [true] } }, unevaluatedItems: false },
    valid: [[]],
    invalid: [[1]],
  },
  {
    about: 'unevaluatedItems and two contains',
    schema: {
      allOf: [{ contains: { multipleOf: 2 } }, { contains: { multipleOf: 3 } }],
      unevaluatedItems: false,
    },
    valid: [[2, 3, 4, 6]],
    invalid: [[2, 3, 5]],
  },
  {
    about: 'unevaluatedItems and minContains 0',
    schema: { contains: isText, minContains: 0, unevaluatedItems: false },
    valid: [[], ['a']],
    invalid: [[1]],
  },
  {
    about: 'unevaluatedItems and a reference',
    schema: { $ref: '#/$defs/pair', unevaluatedItems: false, $defs: { pair: { prefixItems: [true, true] } } },
    valid: [[1, 2]],
    invalid: [[1, 2, 3]],
  },
];
