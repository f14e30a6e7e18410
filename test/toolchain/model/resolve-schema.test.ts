import assert from 'node:assert/strict';
import { type ResolvedSchema, resolveSchema } from '#toolchain/model/resolve-schema.ts';
import { createSchemaRegistry } from '#toolchain/schema/registry.ts';

describe('resolveSchema', () => {
  it('draws what stands in other files into its own $defs', () => {
    const { schema } = resolve({
      'a.schema.json': { properties: { x: { $ref: 'b.schema.json#/$defs/y' } } },
      'b.schema.json': { $defs: { y: { type: 'integer' } } },
    });
    assert.deepEqual(schema, {
      properties: { x: { $ref: '#/$defs/y' } },
      $defs: { y: { type: 'integer' } },
    });
  });

  it('writes references as URIs, whatever the names', () => {
    const { schema } = resolve({
      'a.schema.json': {
        properties: { x: { $ref: '#/$defs/a%25b' }, y: { $ref: '#/$defs/c~1d' } },
        $defs: { 'a%b': true, 'c/d': true },
      },
    });
    assert.deepEqual((schema as { properties: unknown }).properties, {
      x: { $ref: '#/$defs/a%25b' },
      y: { $ref: '#/$defs/c~1d' },
    });
  });

  it('lets the outermost schema on each way decide what a $dynamicRef means', () => {
    const { schema } = resolve({
      'a.schema.json': { properties: { n: { $ref: 'numbers' }, t: { $ref: 'texts' } }, $defs: lists },
    });
    const { properties, $defs } = schema as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    assert.deepEqual(properties, { n: { $ref: '#/$defs/numbers' }, t: { $ref: '#/$defs/texts' } });
    const itemOf = (name: string): unknown => {
      const list = follow($defs, $defs?.[name]);
      return follow($defs, (list as { items?: unknown }).items);
    };
    assert.deepEqual([itemOf('numbers'), itemOf('texts')], [{ type: 'number' }, { type: 'string' }]);
  });

  it('names the references that lead nowhere', () => {
    assert.deepEqual(resolve({ 'a.schema.json': { $ref: 'none.json' } }).unresolved, ['none.json']);
  });
});

const lists = {
  list: { $id: 'list', items: { $dynamicRef: '#item' }, $defs: { item: { $dynamicAnchor: 'item' } } },
  numbers: {
    $id: 'numbers',
    $ref: 'list',
    $defs: { item: { $dynamicAnchor: 'item', type: 'number' } },
  },
  texts: { $id: 'texts', $ref: 'list', $defs: { item: { $dynamicAnchor: 'item', type: 'string' } } },
};

function resolve(files: Readonly<Record<string, unknown>>): ResolvedSchema {
  const registry = createSchemaRegistry({
    find: (path) => (path in files ? { path, value: files[path] } : undefined),
    paths: () => Object.keys(files),
  });
  const root = registry.locate('a.schema.json');
  assert.ok(root);
  return resolveSchema(registry, root);
}

/** What a schema of nothing but a reference refers to. */
function follow(definitions: Readonly<Record<string, unknown>> | undefined, schema: unknown): unknown {
  const reference = (schema as { $ref?: string }).$ref ?? '';
  return definitions?.[reference.replace('#/$defs/', '')];
}
