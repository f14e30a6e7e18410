import assert from 'node:assert/strict';
import { exampleOf } from '#explorer/publish/example.ts';

describe('exampleOf', () => {
  const cases: readonly (readonly [string, unknown, unknown])[] = [
    ['takes the first example', { type: 'object', examples: [{ a: 1 }] }, { a: 1 }],
    ['takes what is fixed', { const: 'x' }, 'x'],
    ['takes the default', { type: 'number', default: 7 }, 7],
    ['takes the first of some words', { enum: ['red', 'green'] }, 'red'],
    [
      'fills what is required, and nothing else',
      {
        type: 'object',
        required: ['id', 'at'],
        properties: {
          id: { type: 'string', minLength: 2 },
          at: { format: 'date', type: 'string' },
          more: {},
        },
      },
      { id: 'xx', at: '2026-01-01' },
    ],
    ['keeps the limits of numbers', { type: 'integer', minimum: 3 }, 3],
    [
      'makes as many items as are needed',
      { type: 'array', minItems: 2, items: { type: 'boolean' } },
      [false, false],
    ],
    [
      'follows references inside the schema',
      {
        type: 'object',
        required: ['a'],
        properties: { a: { $ref: '#/$defs/a' } },
        $defs: { a: { const: 5 } },
      },
      { a: 5 },
    ],
    ['takes the first of several kinds', { oneOf: [{ const: 1 }, { const: 2 }] }, 1],
    [
      'joins what is said in parts',
      {
        allOf: [{ required: ['a'], properties: { a: { const: 1 } } }],
        required: ['b'],
        properties: { b: { const: 2 } },
      },
      { a: 1, b: 2 },
    ],
    ['ends where a schema holds itself', { $ref: '#' }, null],
  ];
  for (const [what, schema, wanted] of cases) {
    it(what, () => {
      assert.deepEqual(exampleOf(schema), wanted);
    });
  }
});
