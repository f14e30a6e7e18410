import assert from 'node:assert/strict';
import { createModel } from '#toolchain/generate/model.ts';
import { render } from '#toolchain/generate/printer/render.ts';
import { createReferences } from '#toolchain/generate/schema/references.ts';
import { printMessages } from '#toolchain/generate/typescript/messages.ts';
import { printType } from '#toolchain/generate/typescript/print-type.ts';
import { schemaType } from '#toolchain/generate/typescript/schema-type.ts';
import { compile } from '../compiler.ts';
import { messagesOnly } from '../fleet/defaults.ts';
import { samples, type Sample } from '../samples.ts';

function typeOf(schema: Record<string, unknown> | boolean): string {
  const { targetsOf } = createReferences(schema);
  const type = schemaType(schema, (inner) =>
    targetsOf(inner).map((target) => (target === undefined ? undefined : { ...target, name: 'Named' })),
  );
  return render(printType(type)).replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')').trim();
}

const open = '[key: string]: unknown;';

type Row = readonly [string, Record<string, unknown> | boolean, string];

const table: readonly Row[] = [
  ['true', true, 'unknown'],
  ['false', false, 'never'],
  ['an integer', { type: 'integer' }, 'number'],
  ['several types', { type: ['string', 'null'] }, 'string | null'],
  ['mixed values', { enum: ["it's", 1, null, { a: [1] }] }, "'it\\'s' | 1 | null | { a: [1]; }"],
  ['values of the wrong type', { type: 'string', enum: ['a', 1] }, "'a'"],
  ['a constant', { const: false }, 'false'],
  ['an open object', { type: 'object', properties: { a: { type: 'string' } } }, `{ a?: string; ${open} }`],
  [
    'a closed object',
    {
      type: 'object',
      required: ['a'],
      properties: { a: true, 'b-c': { type: 'null' } },
      additionalProperties: false,
    },
    "{ a: unknown; 'b-c'?: null; }",
  ],
  [
    'an object without properties',
    { type: 'object', additionalProperties: false },
    '{ [key: string]: never }',
  ],
  [
    'typed further properties beside declared ones',
    { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } },
    '{ a?: string; [key: string]: number | string | undefined; }',
  ],
  [
    'patterns beside declared properties',
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'boolean' } },
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: false,
    },
    '{ a: boolean; [key: string]: string | boolean; }',
  ],
  ['a required property without a schema', { type: 'object', required: ['a'] }, `{ a: unknown; ${open} }`],
  [
    'properties without a type',
    { properties: { a: { type: 'string' } }, additionalProperties: false },
    'string | number | boolean | { a?: string; } | unknown[] | null',
  ],
  [
    'properties without a type beside schemas that have one',
    { allOf: [{ $ref: '#/$defs/base' }], properties: { a: true }, $defs: { base: { type: 'object' } } },
    `{ a?: unknown; ${open} } & Named`,
  ],
  ['an array', { type: 'array', items: { type: ['string', 'number'] }, minItems: 1 }, '(string | number)[]'],
  [
    'a tuple with optional items and a rest',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1 },
    '[string, number?, ...unknown[]]',
  ],
  [
    'a closed tuple',
    { type: 'array', prefixItems: [{ type: 'string' }], items: false, minItems: 1 },
    '[string]',
  ],
  [
    'alternatives that only require',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      additionalProperties: false,
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    '{ a?: string; b?: string; } & ({ a: unknown; } | { b: unknown; })',
  ],
  [
    'properties of alternatives, none else',
    {
      type: 'object',
      oneOf: [
        { properties: { kind: { const: 'a' } }, required: ['kind'] },
        { properties: { kind: { const: 'b' } }, required: ['kind'] },
      ],
      unevaluatedProperties: false,
    },
    "object & ({ kind: 'a'; } | { kind: 'b'; })",
  ],
  ['what conditions evaluate', { type: 'object', if: true, unevaluatedProperties: false }, `{ ${open} }`],
  ...[
    { $ref: '#/$defs/absent' },
    { patternProperties: { '^x-': { type: 'number' } } },
    { if: true, then: { properties: { b: true } } },
  ].map((inner): Row => [
    `what ${Object.keys(inner).join(', ')} may evaluate`,
    { type: 'object', properties: { a: true }, allOf: [inner], unevaluatedProperties: false },
    `{ a?: unknown; } & { ${open} }`,
  ]),
  ['a reference', { type: 'object', properties: { next: { $ref: '#' } } }, `{ next?: Named; ${open} }`],
  ['a reference to nothing', { $ref: '#/$defs/absent' }, 'unknown'],
  ['a reference to itself in place', { $ref: '#' }, 'unknown'],
  [
    'a dynamic reference with one anchor',
    {
      type: 'array',
      items: { $dynamicRef: '#node' },
      $defs: { node: { $dynamicAnchor: 'node', type: 'string' } },
    },
    'Named[]',
  ],
  [
    'optional properties that every object inherits',
    { type: 'object', properties: { constructor: { type: 'string' } }, additionalProperties: false },
    '{ constructor?: unknown; }',
  ],
  [
    'unions that multiply',
    {
      allOf: Array.from({ length: 4 }, (_, set) => ({
        anyOf: Array.from({ length: 9 }, (_, n) => ({ type: 'object', required: [`${set}-${n}`] })),
      })),
    },
    'unknown',
  ],
];

/** The sample's valid values as constants of the generated type. */
function valueLines({ valid }: Sample, name: string, number: number): string[] {
  return valid.map((value, index) => `export const v${number}_${index}: m.${name} = ${literal(value)};`);
}

/** Scalars keep their own type: in a large union the compiler may widen a bare `1` to `number` before it compares. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object') return `${JSON.stringify(value)} as const`;
  if (value === null) return 'null';
  return `{ ${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}: ${literal(item)}`)
    .join(', ')} }`;
}

describe('schemaType', () => {
  for (const [title, schema, expected] of table) {
    it(`types ${title}`, () => {
      assert.equal(typeOf(schema), expected);
    });
  }

  it('is never narrower than the schema: random valid values compile', async () => {
    const all = samples(Number(process.env.SEED ?? 1), 120);
    const schemas = Object.fromEntries(all.map(({ type, schema }) => [type, schema]));
    const model = createModel(messagesOnly(schemas), '.ts');
    const lines = all.flatMap((sample, index) =>
      valueLines(sample, model.definitions.messageNames.get(sample.type) ?? '', index),
    );
    const messages = { 'test/toolchain/generate/random/messages.ts': await printMessages(model) };
    const values = ["import type * as m from './messages.ts';", ...lines, ''].join('\n');
    assert.ok(lines.length > 200, `only ${lines.length} values`);
    assert.deepEqual(compile({ ...messages, 'test/toolchain/generate/random/values.ts': values }), []);
    assert.deepEqual(compile(messages, { options: { exactOptionalPropertyTypes: false } }), []);
  });
});
