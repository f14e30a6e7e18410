import assert from 'node:assert/strict';
import { exampleValue } from '#toolchain/schema/example-value.ts';
import { createSchemaRegistry } from '#toolchain/schema/registry.ts';

function exampleOf(value: unknown, other?: unknown): unknown {
  const files: Readonly<Record<string, unknown>> = { 'a.json': value, 'b.json': other };
  const find = (path: string): { path: string; value: unknown } | undefined =>
    files[path] === undefined ? undefined : { path, value: files[path] };
  const registry = createSchemaRegistry({ find, paths: () => Object.keys(files) });
  const location = registry.locate('a.json');
  assert.ok(location);
  return exampleValue(registry, location);
}

describe('exampleValue', () => {
  const cases: readonly (readonly [what: string, schema: unknown, value: unknown])[] = [
    ['the first example that is valid', { type: 'integer', examples: ['x', 3] }, 3],
    ['a default', { type: 'string', default: 'd' }, 'd'],
    ['a word', { enum: ['a', 'b'] }, 'a'],
    ['required members', { required: ['a'], properties: { a: { type: 'boolean' }, b: {} } }, { a: true }],
    ['all members where none is required', { properties: { a: { type: 'integer', minimum: 3 } } }, { a: 3 }],
    [
      'members of all parts',
      { allOf: [{ required: ['a'], properties: { a: { const: 1 } } }], required: ['b'], type: 'object' },
      { a: 1, b: 'text' },
    ],
    ['as many items as there have to be', { type: 'array', minItems: 2, items: { const: 0 } }, [0, 0]],
    ['a text of its length', { type: 'string', minLength: 6 }, 'textxx'],
    ['a short text', { type: 'string', maxLength: 2 }, 'te'],
    ['the first of several ways', { oneOf: [{ type: 'null' }, { type: 'string' }] }, null],
    ['a number above a limit', { type: 'number', exclusiveMinimum: 1.5 }, 2],
  ];
  for (const [what, schema, value] of cases) {
    it(`gives ${what}`, () => {
      assert.deepEqual(exampleOf(schema), value);
    });
  }

  it('follows references into other files', () => {
    assert.deepEqual(exampleOf({ $ref: 'b.json#/$defs/x' }, { $defs: { x: { const: 7 } } }), 7);
  });

  it('gives nothing where it finds nothing that is valid, or no end', () => {
    assert.equal(exampleOf({ type: 'string', pattern: '^[0-9]{3}$' }), undefined);
    assert.equal(exampleOf({ required: ['a'], properties: { a: { $ref: '#' } } }), undefined);
    assert.equal(exampleOf(false), undefined);
  });
});
