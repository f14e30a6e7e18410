import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DriftItem, DriftKind } from '#explorer/drift/protocol.ts';
import { type Watched, shopEvent, shopWorkspace, watchShop } from '../support/watched.ts';
import { createWorkspace } from '@parley/toolchain';

const order = (data: unknown = {}, more: Readonly<Record<string, unknown>> = {}) => ({
  topic: 'shop/order',
  value: shopEvent('shop.order.v1', data, { channel: 'order.placed', ...more }),
});
const quote = (data: unknown) => ({
  topic: 'shop/eu/quote',
  value: shopEvent('shop.quote-request.v1', data, { channel: 'quote.request' }),
});

const status = (agent: string, state: string) => ({
  topic: `parley/v1/agents/${agent}/i1/status`,
  retain: true,
  value: shopEvent(
    'parley.status.v1',
    {
      state,
      ...(state === 'offline' ? { cause: 'clean' } : {}),
      incarnation: 1,
      since: '2023-11-14T22:13:20.000Z',
    },
    { source: `/agents/${agent}/i1` },
  ),
});

describe('drift', () => {
  let shop: Watched;

  beforeEach(async () => {
    shop = await watchShop({ extra: ['shop/#', 'lab/#'] });
  });

  afterEach(() => shop.close());

  const items = (kind: DriftKind) => shop.engine.ask('drift', { kind }).items;
  const titles = (kind: DriftKind) => items(kind).map(({ title, about }) => `${title}: ${about}`);
  const first = (kind: DriftKind): DriftItem => {
    const [item] = items(kind);
    assert.ok(item);
    return item;
  };
  const rowsOf = ({ query = '' }: DriftItem) =>
    shop.engine.ask('rows', { tab: 'all', query, from: 0, count: 100 }).rows.length;
  const review = (kind: DriftKind, key: string, names = {}) => {
    const { review: made, refused } = shop.engine.ask('driftEdit', { kind, key, ...names });
    assert.ok(made, refused);
    return made;
  };

  /** The workspace of the shop after a review was taken over by `git apply`. */
  function applied(patch: string): ReturnType<typeof createWorkspace> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-drift-'));
    try {
      const files = shopWorkspace.documents.map(({ document: { path, text } }) => ({ path, text }));
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch });
      const added = [...patch.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path = '']) => path);
      const paths = [...new Set([...files.map(({ path }) => path), ...added])];
      const texts = paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
      return createWorkspace({ folder: '/shop', files: texts });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('takes undeclared topics together, and adds a channel for them that judges what comes next', async () => {
    const ping = (bench: string, level: number) => ({
      topic: `lab/${bench}/ping`,
      value: shopEvent('lab.ping.v1', { level }, { source: '/agents/customer/c1' }),
    });
    await shop.publish(ping('north', 1), ping('south', 2.5), ping('north', 3));
    const item = first('topics');
    assert.equal(item.title, 'lab/{lab}/ping');
    assert.deepEqual([item.about, item.seen?.count, rowsOf(item)], ['lab.ping.v1', 3, 3]);
    assert.deepEqual(item.facts[0]?.values, ['lab/north/ping', 'lab/south/ping']);
    const { patch, files, findings } = review('topics', item.key);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(
      files.map(({ path }) => path),
      ['agents/customer.agent.yaml', 'channels/lab.channel.yaml', 'messages/lab.ping.v1.schema.json'],
    );
    await shop.engine.use(applied(patch));
    await shop.publish(ping('north', 4), ping('east', 'high' as unknown as number));
    const verdicts = shop.engine
      .ask('rows', { tab: 'all', query: 'type:lab.ping.v1', from: -2, count: 2 })
      .rows.map(({ verdict, channel }) => `${verdict} ${channel}`);
    assert.deepEqual(verdicts, ['valid lab.ping', 'invalid lab.ping']);
    assert.deepEqual(titles('topics'), []);
  });

  it('infers a schema for what has no envelope, under names that one may choose', async () => {
    for (const bench of ['1001', '1002'])
      await shop.publish({ topic: `lab/${bench}/climate`, value: { temperature: 20.5, open: false } });
    const item = first('topics');
    const { files, names, notes } = review('topics', item.key, { channel: 'lab.air', type: 'lab.air.v1' });
    assert.deepEqual(names, { channel: 'lab.air', type: 'lab.air.v1' });
    assert.match(notes.join(' '), /no envelope/);
    const schema = files.find(({ path }) => path.endsWith('lab.air.v1.schema.json'))?.after ?? '';
    assert.deepEqual(JSON.parse(schema), {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['temperature', 'open'],
      properties: { temperature: { type: 'number' }, open: { type: 'boolean' } },
    });
  });

  it('refuses names that would leave the folder, and keys of nothing', async () => {
    await shop.publish({ topic: 'lab/1001/climate', value: {} });
    const { key } = first('topics');
    const ask = (asked: object) => shop.engine.ask('driftEdit', { kind: 'topics', key, ...asked }).refused;
    assert.equal(ask({ type: '../../../etc/passwd' }), '"../../../etc/passwd" is no name of a message type');
    assert.equal(ask({ channel: 'parley.status' }), '"parley.status" is no name of a channel');
    assert.equal(ask({ key: '__proto__' }), 'it is not there any more');
  });

  it('offers the words of a parameter where the address is declared', async () => {
    await shop.publish({ ...quote({ item: 'tea' }), topic: 'shop/moon/quote' });
    const item = first('topics');
    assert.match(item.remark ?? '', /the address of quote\.request/);
    const [file] = review('topics', item.key).files;
    assert.match(file?.after ?? '', /region: \{ enum: \[eu, us, moon\] \}/);
  });

  it('lists types and versions that a channel does not carry', async () => {
    await shop.publish(order({ a: 1 }, { type: 'shop.order.v2' }), order({}, { type: 'shop.quote.v1' }));
    assert.deepEqual(titles('messages').sort(), [
      'shop.order.v2: order.placed',
      'shop.quote.v1: order.placed',
    ]);
    const item = items('messages').find(({ title }) => title === 'shop.order.v2');
    assert.ok(item);
    assert.equal(item.remark, 'another version than the channel carries');
    assert.equal(rowsOf(item), 1);
    const after = applied(review('messages', item.key).patch);
    await shop.engine.use(after);
    assert.deepEqual(titles('messages'), ['shop.quote.v1: order.placed']);
    await shop.publish(order({ a: 1 }, { type: 'shop.order.v2' }));
    assert.equal(shop.engine.ask('rows', { tab: 'all', query: 'verdict:valid', from: 0, count: 9 }).total, 1);
  });

  it('lists agents that do not declare what they send, and lets them', async () => {
    await shop.publish(order({}, { source: '/agents/pricing/p1' }), order({}, { source: '/agents/spy/s1' }));
    assert.deepEqual(titles('senders').sort(), [
      'pricing: order.placed, shop.order.v1',
      'spy: order.placed, shop.order.v1',
    ]);
    const pricing = items('senders').find(({ title }) => title === 'pricing');
    assert.match(review('senders', pricing?.key ?? '').files[0]?.after ?? '', /sends:.*order\.placed/s);
    const spy = items('senders').find(({ title }) => title === 'spy');
    const [file] = review('senders', spy?.key ?? '').files;
    assert.deepEqual([file?.path, file?.before], ['agents/spy.agent.yaml', undefined]);
  });

  it('lists fields that the schema does not name, and adds them to it', async () => {
    await shop.publish(quote({ item: 'tea', note: 'hot' }), quote({ item: 'tea', note: 'cold', gift: true }));
    assert.deepEqual(titles('fields'), ['$.note: shop.quote-request.v1', '$.gift: shop.quote-request.v1']);
    const [note, gift] = items('fields');
    assert.ok(note !== undefined && gift !== undefined);
    assert.deepEqual(
      [note.seen?.count, rowsOf(note), rowsOf(gift), note.seen?.senders],
      [2, 2, 1, ['customer/c1']],
    );
    const { files, findings, patch } = review('fields', note.key);
    assert.deepEqual(findings, []);
    assert.match(files[0]?.after ?? '', /"note": \{ "type": "string" \}/);
    await shop.engine.use(applied(patch));
    assert.deepEqual(titles('fields'), ['$.gift: shop.quote-request.v1']);
  });

  it('tells which optional fields are always there, and which never', async () => {
    for (let count = 0; count < 50; count++) await shop.publish(quote({ item: 'tea' }));
    assert.deepEqual(
      items('fields').map(({ title, remark }) => `${title} ${remark ?? ''}`),
      ['$.quantity declared, in none of 50 objects'],
    );
  });

  it('lists values that break a list of words, and adds them to it', async () => {
    await shop.publish(
      quote({ item: 'gin' }),
      quote({ item: 'gin' }),
      quote({ item: 'rum' }),
      quote({ item: 'tea', quantity: 'two' }),
    );
    assert.deepEqual(
      items('values').map(({ title, facts }) => [title, facts[0]?.values]),
      [
        ['$.item', ['"gin" (2)', '"rum" (1)']],
        ['$.quantity', ['"two" (1)']],
      ],
    );
    assert.match(
      review('values', first('values').key).files[0]?.after ?? '',
      /"enum": \["tea", "cake", "gin", "rum"\]/,
    );
  });

  it('tells which agents were up and never sent what they declare, and on which channels nothing came', async () => {
    await shop.publish(status('customer', 'online'), order());
    shop.now += 120_000;
    const silent = () =>
      items('silent').map(({ title, about, remark }) => `${title} ${about}: ${remark ?? ''}`);
    assert.deepEqual(silent(), ['customer quote.request: was up for 2 min']);
    assert.deepEqual(titles('dead'), ['quote.reply: in inboxes', 'quote.request: shop/{region}/quote']);
    await shop.publish(status('customer', 'offline'));
    shop.now += 600_000;
    assert.deepEqual(silent(), ['customer quote.request: was up for 2 min']);
    await shop.publish(quote({ item: 'tea' }));
    assert.deepEqual(silent(), []);
  });

  it('is bounded, and says how much it could not keep', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({
      topic: `lab/${'x'.repeat(1 + (index % 30))}/${'abcdefghij'[index % 10] ?? ''}${'qwertyuiop'[Math.floor(index / 120)] ?? ''}`,
      value: shopEvent(
        `lab.${'abcdefghij'[index % 10] ?? ''}${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}.v1`,
        {},
      ),
    }));
    await shop.publish(...many);
    const answer = shop.engine.ask('drift', { kind: 'topics' });
    const counted = answer.items.reduce((sum, { seen }) => sum + (seen?.count ?? 0), 0);
    assert.equal(counted + answer.left, 1200);
    assert.ok(answer.counts.topics <= 300);
  });

  it('does not fall for names that mean something to JavaScript', async () => {
    const data = JSON.parse('{"__proto__":{"polluted":1},"constructor":2}') as unknown;
    const text = JSON.stringify(shopEvent('shop.order.v1', null, { channel: 'order.placed' }));
    await shop.publish({
      topic: 'shop/order',
      bytes: Buffer.from(text.replace('"data":null', `"data":${JSON.stringify(data)}`)),
    });
    assert.deepEqual(titles('fields').sort(), ['$.__proto__: shop.order.v1', '$.constructor: shop.order.v1']);
    const key = items('fields').find(({ title }) => title === '$.__proto__')?.key ?? '';
    assert.match(review('fields', key).patch, /"__proto__"/);
    assert.equal(({} as { readonly polluted?: unknown }).polluted, undefined);
  });
});
