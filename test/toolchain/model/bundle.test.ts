import assert from 'node:assert/strict';
import { bundleSchema } from '@parley/schemas';
import type { Bundle } from '@parley/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resolveBundle } from '#toolchain/model/bundle.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { lines, soundFiles } from '../check/check-case.ts';

function bundleOf(files: Readonly<Record<string, string>>): Bundle {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }));
  const bundle = resolveBundle(createWorkspace({ folder: '', files: all }));
  assert.deepEqual(createSchemaValidator(bundleSchema).validate(bundle), []);
  return bundle;
}

describe('resolveBundle', () => {
  it('fills in every default', () => {
    const { channels, agents, ...rest } = bundleOf(soundFiles);
    assert.deepEqual(
      { ...rest, messages: Object.keys(rest.messages) },
      {
        bundle: 1,
        prefix: 'parley/v1',
        tenant: null,
        operators: ['parley-cli', 'parley-explorer'],
        messages: ['answer.v1', 'item.v1', 'order.v1'],
        reserved: [],
      },
    );
    assert.deepEqual(channels['order.result'], {
      name: 'order.result',
      address: null,
      parameters: {},
      messages: ['answer.v1'],
      share: 'one',
      delivery: 'at-least-once',
      windowMs: null,
      durable: null,
      retain: false,
      priority: 'normal',
      ttlMs: 86_400_000,
      orderBy: null,
      idempotent: false,
      overflow: 'slow',
      batch: null,
      maxBytes: 262_144,
      rate: null,
      hops: 32,
      stage: null,
      final: false,
      stability: 'stable',
      deprecated: null,
      reply: null,
    });
    assert.deepEqual(agents.stock?.receives['order.request'], {
      channels: ['order.request'],
      messages: ['order.v1'],
      concurrency: 1,
      timeoutMs: 1_000,
      retry: { attempts: 3, minBackoffMs: 200, maxBackoffMs: 5_000 },
      receipt: true,
      deadLetter: true,
    });
    assert.deepEqual(agents.shop?.sends['order.request'], {
      messages: ['order.v1'],
      timeoutMs: null,
      fallback: null,
      breaker: null,
      bulkhead: null,
      hedge: false,
    });
  });

  it('reads all that people may write', () => {
    const text = lines(
      'channels:',
      '  all:',
      '    description: All of it.',
      '    address: a/{x}/{y}',
      '    parameters: { x: { enum: [p, q] }, y: { $ref: "../messages/shared.schema.json#/$defs/y" } }',
      '    messages: [order.v1, answer.v1]',
      '    share: every',
      '    delivery: exactly-once',
      '    window: 3h',
      '    ttl: 90s',
      '    durable: { journal: interval, bytes: 1MB }',
      '    orderBy: /id',
      '    batch: { messages: 10, linger: 1.5s }',
      '    rate: { perSecond: 5 }',
      '    stage: One',
      '    final: true',
      '    deprecated: { since: 2026-01-01, use: order.result }',
      'reserved: [b, a]',
    );
    const shared = '{ "$defs": { "y": { "pattern": "^[a-z]+$", "examples": ["a"] } } }';
    const bundle = bundleOf({
      ...soundFiles,
      'channels/all.channel.yaml': text,
      'messages/shared.schema.json': shared,
    });
    const { all } = bundle.channels;
    assert.deepEqual(
      [all?.windowMs, all?.ttlMs, all?.durable, all?.batch, all?.rate, all?.deprecated],
      [
        10_800_000,
        90_000,
        { journal: 'interval', records: 100_000, bytes: 1_048_576 },
        { messages: 10, bytes: 32_768, lingerMs: 1_500 },
        { perSecond: 5, burst: 5 },
        { since: '2026-01-01', use: 'order.result' },
      ],
    );
    assert.deepEqual(all?.parameters, {
      x: { enum: ['p', 'q'] },
      y: { $ref: '#/$defs/y', $defs: { y: { pattern: '^[a-z]+$', examples: ['a'] } } },
    });
    assert.deepEqual(bundle.reserved, ['a', 'b']);
    assert.ok(!Object.hasOwn(bundle.messages, 'shared'));
  });

  it('at-most-once messages do not expire by themselves', () => {
    const text = lines('channels:', '  a:', '    messages: [order.v1]', '    delivery: at-most-once');
    assert.equal(bundleOf({ ...soundFiles, 'channels/a.channel.yaml': text }).channels.a?.ttlMs, null);
  });

  it('expands patterns over the channels that have an address, without receipts', () => {
    const text = lines(
      'agent: watch',
      'receives:',
      '  "**": {}',
      '  parley.dead: {}',
      '  parley.nothing: {}',
    );
    const receives =
      bundleOf({ ...soundFiles, 'agents/watch.agent.yaml': text }).agents.watch?.receives ?? {};
    assert.deepEqual(receives['**']?.channels, ['order.request', 'shelf.changed']);
    assert.deepEqual(receives['**'].messages, ['item.v1', 'order.v1']);
    assert.deepEqual([receives['**'].receipt, receives['**'].deadLetter], [false, true]);
    assert.deepEqual(receives['parley.dead']?.messages, ['parley.dead-letter.v1']);
    assert.deepEqual([receives['parley.dead'].channels, receives['parley.dead'].deadLetter], [[], false]);
    assert.ok(!Object.hasOwn(receives, 'parley.nothing'));
  });

  it('leaves out what is broken and what hangs on it', () => {
    const bundle = bundleOf({
      ...soundFiles,
      'messages/order.v1.schema.json': '{ "$ref": "nowhere.json" }',
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'sends:',
        '  order.request: {}',
        '  nothing: {}',
        '  order.result: { fallback: x }',
      ),
    });
    assert.deepEqual(Object.keys(bundle.messages), ['answer.v1', 'item.v1']);
    assert.deepEqual(Object.keys(bundle.channels), ['order.result', 'shelf.changed']);
    assert.deepEqual(Object.keys(bundle.agents.shop?.sends ?? {}), ['order.result']);
    assert.equal(bundle.agents.shop?.sends['order.result']?.fallback, null);
    assert.deepEqual(bundle.agents.stock?.receives, {});
  });

  it('gives the same bytes whatever the order of the files', () => {
    const reversed = Object.fromEntries(Object.entries(soundFiles).reverse());
    assert.equal(JSON.stringify(bundleOf(reversed)), JSON.stringify(bundleOf(soundFiles)));
  });
});

describe('resolveSchema', () => {
  const files = {
    ...soundFiles,
    'messages/order.v1.schema.json': JSON.stringify({
      $id: 'https://example.com/order',
      $defs: { id: { type: 'string' }, position: { type: 'integer' } },
      properties: {
        id: { $ref: '#/$defs/id' },
        tree: { $ref: 'shared/tree.schema.yaml' },
        at: { $ref: 'shared/tree.schema.yaml#/$defs/position' },
        named: { $ref: 'shared/tree.schema.yaml#leaf' },
        parent: { $ref: '#' },
        again: { $ref: '#/properties/id' },
        byId: { $ref: 'https://example.com/tree' },
      },
    }),
    'messages/shared/tree.schema.yaml': lines(
      '$id: https://example.com/tree',
      'properties: { children: { type: array, items: { $ref: "#" } }, value: { $ref: "#leaf" } }',
      '$defs:',
      '  position: { type: number }',
      '  leaf: { $anchor: leaf, type: string }',
    ),
  };

  it('draws what a schema refers to into its own $defs, under names that can be read', () => {
    assert.deepEqual(bundleOf(files).messages['order.v1']?.schema, {
      $id: 'https://example.com/order',
      properties: {
        id: { $ref: '#/$defs/id' },
        tree: { $ref: '#/$defs/tree' },
        at: { $ref: '#/$defs/tree.position' },
        named: { $ref: '#/$defs/leaf' },
        parent: { $ref: '#' },
        again: { $ref: '#/$defs/order.v1.id' },
        byId: { $ref: '#/$defs/tree' },
      },
      $defs: {
        id: { type: 'string' },
        position: { type: 'integer' },
        tree: {
          properties: {
            children: { type: 'array', items: { $ref: '#/$defs/tree' } },
            value: { $ref: '#/$defs/leaf' },
          },
        },
        'tree.position': { type: 'number' },
        leaf: { type: 'string' },
        'order.v1.id': { $ref: '#/$defs/id' },
      },
    });
  });

  it('means the same before and after, for us and for ajv', () => {
    const workspace = createWorkspace({
      folder: '',
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
    });
    const schema = resolveBundle(workspace).messages['order.v1']?.schema ?? false;
    const ajv = new Ajv2020({ strict: false, logger: false }).compile(schema);
    const ours = createSchemaValidator(schema);
    for (const [instance, isValid] of [
      [{ tree: { children: [{ value: 'x' }] }, at: 1.5 }, true],
      [{ tree: { children: [{ value: 1 }] } }, false],
      [{ parent: { parent: { id: 1 } } }, false],
      [{ named: 1 }, false],
    ] as const) {
      assert.equal(ajv(instance), isValid);
      assert.equal(ours.validate(instance).length === 0, isValid);
    }
  });
});
