import type { KeywordCase } from './keyword-cases.ts';

/** Keywords that judge the members of an object. */
export const objectCases: readonly KeywordCase[] = [
  {
    about: 'properties',
    schema: { properties: { foo: { type: 'integer' }, bar: { type: 'string' } } },
    valid: [{ foo: 1, bar: 'baz' }, {}, { quux: [] }, []],
    invalid: [
      { foo: 1, bar: {} },
      { foo: [], bar: {} },
    ],
  },
  {
    about: 'a property that is false',
    schema: { properties: { foo: false } },
    valid: [{}],
    invalid: [{ foo: 1 }],
  },
  {
    about: 'names of the prototype',
    schema: {
      properties: { toString: { type: 'number' }, constructor: { type: 'number' } },
      required: ['valueOf'],
    },
    valid: [{ valueOf: 1 }],
    invalid: [{}, { valueOf: 1, toString: 'x' }],
  },
  {
    about: 'required',
    schema: { required: ['foo'] },
    valid: [{ foo: 1 }, [], 'x'],
    invalid: [{ bar: 1 }, {}],
  },
  { about: 'required of nothing', schema: { required: [] }, valid: [{}], invalid: [] },
  {
    about: 'patternProperties',
    schema: { patternProperties: { 'f.*o': { type: 'integer' } } },
    valid: [{ foo: 1 }, { foo: 1, bar: 'x' }, []],
    invalid: [{ foo: 'bar' }, { foo: 1, foooo: 'baz' }],
  },
  {
    about: 'additionalProperties false',
    schema: { properties: { foo: {} }, patternProperties: { '^v': {} }, additionalProperties: false },
    valid: [{ foo: 1 }, { foo: 1, vroom: 2 }, [1]],
    invalid: [{ foo: 1, quux: 2 }],
  },
  {
    about: 'additionalProperties as a schema',
    schema: { properties: { foo: {} }, additionalProperties: { type: 'boolean' } },
    valid: [{ foo: 1 }, { foo: 1, quux: true }],
    invalid: [{ quux: 12 }],
  },
  {
    about: 'additionalProperties does not look into allOf',
    schema: { allOf: [{ properties: { foo: {} } }], additionalProperties: { type: 'boolean' } },
    valid: [{ bar: true }],
    invalid: [{ foo: 1 }],
  },
  {
    about: 'propertyNames',
    schema: { propertyNames: { maxLength: 3 } },
    valid: [{ f: {} }, {}],
    invalid: [{ foobar: 1 }],
  },
  {
    about: 'propertyNames pattern',
    schema: { propertyNames: { pattern: '^a+$' } },
    valid: [{ aa: 1 }],
    invalid: [{ aaA: 1 }],
  },
  { about: 'propertyNames false', schema: { propertyNames: false }, valid: [{}], invalid: [{ a: 1 }] },
  {
    about: 'maxProperties',
    schema: { maxProperties: 1 },
    valid: [{}, { a: 1 }, [1, 2]],
    invalid: [{ a: 1, b: 2 }],
  },
  { about: 'minProperties', schema: { minProperties: 1 }, valid: [{ a: 1 }, [], ''], invalid: [{}] },
  {
    about: 'dependentRequired',
    schema: { dependentRequired: { quux: ['foo', 'bar'] } },
    valid: [{}, { foo: 1 }, { foo: 1, bar: 2, quux: 3 }],
    invalid: [{ foo: 1, quux: 2 }, { quux: 1 }],
  },
  {
    about: 'dependentSchemas',
    schema: { dependentSchemas: { bar: { properties: { foo: { type: 'integer' } } } } },
    valid: [{ foo: 'x' }, { foo: 1, bar: 2 }],
    invalid: [{ foo: 'x', bar: 2 }],
  },
  {
    about: 'unevaluatedProperties false',
    schema: { properties: { foo: {} }, unevaluatedProperties: false },
    valid: [{}, { foo: 1 }],
    invalid: [{ foo: 1, bar: 2 }],
  },
  {
    about: 'unevaluatedProperties as a schema',
    schema: { properties: { foo: {} }, unevaluatedProperties: { type: 'string' } },
    valid: [{ foo: 1, bar: 'x' }],
    invalid: [{ bar: 1 }],
  },
  {
    about: 'unevaluatedProperties through allOf and $ref',
    schema: {
      $defs: { base: { properties: { bar: {} } } },
      allOf: [{ properties: { foo: {} } }, { $ref: '#/$defs/base' }],
      unevaluatedProperties: false,
    },
    valid: [{ foo: 1, bar: 2 }],
    invalid: [{ foo: 1, bar: 2, baz: 3 }],
  },
  {
    about: 'unevaluatedProperties through anyOf',
    schema: {
      anyOf: [
        { properties: { a: { const: 1 } }, required: ['a'] },
        { properties: { b: {} }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }],
    invalid: [
      { a: 2, b: 1 },
      { a: 1, c: 1 },
    ],
  },
  {
    about: 'unevaluatedProperties through if',
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      then: { properties: { b: {} } },
      else: { properties: { c: {} } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1, b: 2 }, { c: 3 }],
    invalid: [{ a: 1, c: 3 }, { b: 2 }],
  },
  {
    about: 'unevaluatedProperties does not see through not',
    schema: {
      not: { not: { properties: { bar: { const: 'bar' } }, required: ['bar'] } },
      unevaluatedProperties: false,
    },
    valid: [],
    invalid: [{ bar: 'bar' }],
  },
  {
    about: 'unevaluatedProperties and dependentSchemas',
    schema: {
      properties: { a: {} },
      dependentSchemas: { a: { properties: { b: {} } } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1, b: 2 }],
    invalid: [{ b: 2 }],
  },
];
