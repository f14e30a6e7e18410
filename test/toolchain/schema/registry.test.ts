import assert from 'node:assert/strict';
import { createSchemaRegistry } from '#toolchain/schema/registry.ts';
import { createLocationValidator } from '#toolchain/schema/validator.ts';

/** Files of a workspace, as far as references are concerned. */
const files: Readonly<Record<string, unknown>> = {
  'messages/order.v1.schema.json': {
    properties: {
      byPath: { $ref: 'shared/text.schema.json' },
      byPointer: { $ref: 'shared/text.schema.json#/$defs/code' },
      byAnchor: { $ref: './shared/text.schema.json#code' },
      byId: { $ref: 'https://example.com/number.json' },
      inside: { $ref: 'https://example.com/parts/whole.json' },
      up: { $ref: 'shared/text.schema.json#/$defs/up' },
    },
  },
  'messages/shared/text.schema.json': {
    type: 'string',
    $defs: {
      code: { $anchor: 'code', type: 'string', maxLength: 2 },
      up: { $ref: '../number.schema.json' },
    },
  },
  'messages/number.schema.json': {
    $id: 'https://example.com/number.json',
    type: 'number',
    $defs: { whole: { $id: 'parts/whole.json', type: 'integer', $ref: '../number.json' } },
  },
};

describe('createSchemaRegistry', () => {
  const registry = createSchemaRegistry({
    find: (path) => (path in files ? { path, value: files[path] } : undefined),
    paths: () => Object.keys(files),
  });
  const root = registry.locate('messages/order.v1.schema.json');
  assert.ok(root);
  const validator = createLocationValidator(registry, root);
  const table: readonly (readonly [string, unknown, unknown])[] = [
    ['byPath', 'text', 1],
    ['byPointer', 'ab', 'abc'],
    ['byAnchor', 'ab', 'abc'],
    ['byId', 1.5, 'x'],
    ['inside', 1, 1.5],
    ['up', 1, 'x'],
  ];
  for (const [key, valid, invalid] of table) {
    it(`follows a reference ${key}`, () => {
      const counts = [valid, invalid].map((value) => validator.validate({ [key]: value }).length > 0);
      assert.deepEqual(counts, [false, true]);
    });
  }

  it('knows nothing but its files', () => {
    assert.equal(registry.resolve('https://example.com/other.json', root.resource), undefined);
    assert.equal(registry.resolve('#/properties/none', root.resource), undefined);
    assert.equal(registry.resolve('#none', root.resource), undefined);
  });
});
