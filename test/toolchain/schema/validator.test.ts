import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { formatNames } from '#toolchain/schema/formats.ts';
import { type KeywordCase, arrayCases, valueCases } from './keyword-cases.ts';
import { combiningCases, formatCases, silentCases } from './combining-cases.ts';
import { edgeCases } from './edge-cases.ts';
import { objectCases } from './member-cases.ts';
import { referenceCases } from './reference-cases.ts';
import { unevaluatedCases } from './unevaluated-cases.ts';

const cases = [
  ...valueCases,
  ...arrayCases,
  ...objectCases,
  ...combiningCases,
  ...formatCases,
  ...silentCases,
  ...referenceCases,
  ...edgeCases,
  ...unevaluatedCases,
];

/** ajv turns the quotient into text, which has an exponent from 1e21 on. */
const large: KeywordCase = { about: 'multipleOf', schema: { multipleOf: 1 }, valid: [1e22], invalid: [] };

/** Where we follow the specification and ajv does not; in each the expectation of the table is ours. */
const meantDifferences = [
  'unevaluatedItems and contains: ["a",1]', // ajv does not count what `contains` looked at
  'names of the prototype: {"valueOf":1}', // ajv sees inherited members
  '$dynamicRef without a dynamic anchor above is a $ref: ["a"]', // ajv looks for the anchor at the root only
  '$dynamicRef to the outermost dynamic anchor: ["a"]',
  '$dynamicRef to a plain anchor, which nobody overrides: ["x"]',
  '$dynamicRef by a pointer, which nobody overrides: ["x"]',
  '$dynamicRef by the way that led to it: {"kind":"numbers","list":["x"]}',
  '$dynamicRef by the way that led to it: {"list":[1]}',
  'multipleOf of large numbers: 1e+308', // ajv divides, and the quotient is no number any more
  'an empty list beside prefixItems and contains: []', // ajv forgets `contains` where there is no item
  'unevaluatedProperties where only else stands: {"a":1}', // ajv does not count what `if` alone has looked at
  'unevaluatedProperties and an if by itself: {"a":1}',
  'unevaluatedItems and two contains: [2,3,5]',
  'unevaluatedItems and minContains 0: ["a"]',
  'multipleOf: 1e+22',
];

describe('createSchemaValidator', () => {
  for (const { about, schema, valid, invalid } of cases) {
    it(`judges ${about}`, () => {
      const validator = createSchemaValidator(schema);
      const isValid = (instance: unknown): boolean => validator.validate(instance).length === 0;
      assert.deepEqual(
        [valid.map(isValid), invalid.map(isValid)],
        [valid.map(() => true), invalid.map(() => false)],
      );
    });
  }

  it('agrees with ajv but for what is listed', () => {
    const differences = [...cases, large].flatMap(differencesOf);
    assert.deepEqual(differences, meantDifferences);
    assert.ok(cases.reduce((count, { valid, invalid }) => count + valid.length + invalid.length, 0) >= 300);
  });

  it('ends where references lead back to themselves', () => {
    const validator = createSchemaValidator({
      $ref: '#/$defs/a',
      $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
    });
    assert.deepEqual(
      validator.validate(1).map(({ keyword }) => keyword),
      ['$ref'],
    );
  });

  it('survives an instance that is nested too deep', () => {
    let instance: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) instance = [instance];
    const validator = createSchemaValidator({ items: { $ref: '#' } });
    assert.equal(validator.validate(instance)[0]?.keyword, 'depth');
  });

  it('asks for schemas that stand elsewhere, once each', () => {
    const asked: string[] = [];
    const validator = createSchemaValidator({ items: { $ref: 'other.json#/$defs/a' } }, (uri) => {
      asked.push(uri);
      return { $defs: { a: { type: 'integer' } } };
    });
    assert.deepEqual(
      validator.validate([1, 'x', 'y']).map(({ schemaPath }) => schemaPath),
      ['other.json#/$defs/a/type', 'other.json#/$defs/a/type'],
    );
    assert.deepEqual(asked, ['other.json']);
  });

  it('fails where a reference leads nowhere', () => {
    const [error] = createSchemaValidator({ $ref: 'nowhere.json' }).validate(1);
    assert.equal(error?.message, 'the schema "nowhere.json" is not there');
  });
});

describe('SchemaError', () => {
  const table: readonly { about: string; schema: unknown; instance: unknown; errors: readonly string[] }[] = [
    {
      about: 'the place and the value',
      schema: { properties: { a: { items: { type: 'integer' } } } },
      instance: { a: [1, 'x'] },
      errors: ['/a/1 #/properties/a/items/type: "x" is not a whole number'],
    },
    {
      about: 'every missing and every unknown key once',
      schema: { properties: { a: {} }, required: ['a', 'b'], additionalProperties: false },
      instance: { c: 1 },
      errors: [
        ' #/required: the key "a" is missing',
        ' #/required: the key "b" is missing',
        ' #/additionalProperties: the key "c" is not known here',
      ],
    },
    {
      about: 'the branch that a constant tells',
      schema: {
        oneOf: [
          { properties: { kind: { const: 'a' }, size: { type: 'number' } }, required: ['kind'] },
          { properties: { kind: { const: 'b' }, name: { type: 'string' } }, required: ['kind'] },
        ],
      },
      instance: { kind: 'b', name: 1 },
      errors: ['/name #/oneOf/1/properties/name/type: 1 is not text'],
    },
    {
      about: 'all values of a discriminator that fits no branch',
      schema: {
        anyOf: [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { const: 'b' } } }],
      },
      instance: { kind: 'c' },
      errors: ['/kind #/anyOf/0/properties/kind/const: "c" is not "a" or "b"'],
    },
    {
      about: 'all types when none fits',
      schema: { anyOf: [{ type: 'boolean' }, { type: 'object' }] },
      instance: 'x',
      errors: [' #/anyOf/0/type: "x" is not true or false or an object'],
    },
    {
      about: 'the branch whose type fits',
      schema: { anyOf: [{ type: 'boolean' }, { type: 'object', properties: { a: { minimum: 3 } } }] },
      instance: { a: 1 },
      errors: ['/a #/anyOf/1/properties/a/minimum: 1 is not at least 3'],
    },
    {
      about: 'a bad member of an allOf without calling it unknown too',
      schema: { allOf: [{ properties: { a: { type: 'string' } } }], unevaluatedProperties: false },
      instance: { a: 1 },
      errors: ['/a #/allOf/0/properties/a/type: 1 is not text'],
    },
  ];
  for (const { about, schema, instance, errors } of table) {
    it(`tells ${about}`, () => {
      const found = createSchemaValidator(schema).validate(instance);
      assert.deepEqual(
        found.map(({ instancePath, schemaPath, message }) => `${instancePath} ${schemaPath}: ${message}`),
        errors,
      );
    });
  }
});

function differencesOf({ about, schema, valid, invalid }: KeywordCase): readonly string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, logger: false });
  addFormats.default(ajv, [...formatNames]);
  const judge = ajv.compile(schema as object);
  const ours = createSchemaValidator(schema);
  return [...valid, ...invalid].flatMap((instance) => {
    const isDifferent = judge(instance) !== (ours.validate(instance).length === 0);
    return isDifferent ? [`${about}: ${JSON.stringify(instance)}`] : [];
  });
}
