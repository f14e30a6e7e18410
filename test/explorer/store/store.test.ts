import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowFlags } from '#explorer/store/row.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

describe('the message store', () => {
  it('gives back a row as it came', () => {
    const store = new MessageStore();
    const row = store.append(
      newRow({
        receivedAtMs: 1_700_000_000_123,
        topic: 'fleet/eu/analysis/result',
        verdict: 'invalid',
        channel: 'analysis.result',
        type: 'fleet.analysis-result.v1',
        sender: 'data-analysis/a2',
        receiver: 'orchestrator',
        correlationId: '9c41',
        id: 'x',
        priority: 4,
        latencyMs: 41,
        flags: rowFlags.reply,
        event: { risk: 1.72 },
      }),
    );
    assert.deepEqual(store.row(row), {
      row: 0,
      receivedAtMs: 1_700_000_000_123,
      topic: 'fleet/eu/analysis/result',
      verdict: 'invalid',
      channel: 'analysis.result',
      type: 'fleet.analysis-result.v1',
      sender: 'data-analysis/a2',
      receiver: 'orchestrator',
      correlationId: '9c41',
      priority: 4,
      latencyMs: 41,
      flags: rowFlags.reply,
      size: 13,
      entry: 0,
    });
    assert.equal(store.payload(row)?.toString(), '{"risk":1.72}');
  });

  it('lets the oldest go when there are too many, and counts them', () => {
    const store = new MessageStore({ maxRows: 64 });
    for (let index = 0; index < 10_000; index++) store.append(newRow({ topic: `t/${String(index)}` }));
    assert.deepEqual([store.first, store.next, store.kept, store.evicted], [9936, 10_000, 64, 9936]);
    assert.equal(store.row(9935), undefined);
    assert.equal(store.row(9936)?.topic, 't/9936');
    assert.equal(store.texts.size, 64);
  });

  it('lets the oldest go when they take too much memory', () => {
    const store = new MessageStore({ maxBytes: 8 * 1024 * 1024 });
    for (let index = 0; index < 100; index++) store.append(newRow({ payload: Buffer.alloc(500_000, index) }));
    assert.ok(store.bytes <= 8 * 1024 * 1024);
    assert.ok(store.kept >= 10 && store.kept < 20);
    assert.equal(store.payload(99)?.[0], 99);
  });

  it('grows on after memory made it let rows go', () => {
    const store = new MessageStore({ maxRows: 20_000, maxBytes: 8 * 1024 * 1024 });
    for (let index = 0; index < 100; index++) store.append(newRow({ payload: Buffer.alloc(500_000) }));
    for (let index = 0; index < 20_000; index++) store.append(newRow({ id: String(index), sender: 's' }));
    assert.equal(store.kept, 20_000);
    assert.equal(store.row(store.findId('s', '7') ?? -1)?.row, 107);
  });

  it('keeps of an enormous payload the beginning, and says so', () => {
    const store = new MessageStore({ maxPayloadBytes: 10 });
    const row = store.append(newRow({ payload: Buffer.alloc(1000, 'x') }));
    assert.equal(store.payload(row)?.length, 10);
    assert.equal(store.row(row)?.flags, rowFlags.truncated);
  });

  it('keeps the bytes of a batch once', () => {
    const store = new MessageStore();
    const payload = Buffer.from('[{"id":"1"},{"id":"2"}]');
    store.append(newRow({ payload, entry: 0, flags: rowFlags.batched }));
    store.append(newRow({ payload, entry: 1, flags: rowFlags.batched }));
    store.append(newRow({ payload: Buffer.from('{}') }));
    const [first, second, third] = store.columns.offset;
    assert.equal(first, second);
    assert.notEqual(second, third);
  });

  it('finds the first of two messages with one id, and none that is gone', () => {
    const store = new MessageStore({ maxRows: 32 });
    store.append(newRow({ id: 'x', sender: 'a' }));
    store.append(newRow({ id: 'x', sender: 'a' }));
    assert.equal(store.findId('a', 'x'), 0);
    assert.equal(store.findId('b', 'x'), undefined);
    for (let index = 0; index < 32; index++) store.append(newRow());
    assert.equal(store.findId('a', 'x'), undefined);
  });

  it('forgets everything and goes on counting', () => {
    const store = new MessageStore();
    for (let index = 0; index < 5; index++) store.append(newRow());
    store.clear();
    assert.deepEqual([store.kept, store.texts.size, store.append(newRow())], [0, 0, 5]);
  });

  it('is a queue of rows, whatever comes and goes: the same as a list of them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...commands), { maxLength: 100 }), (list) => {
        const store = new MessageStore({ maxRows: 64, maxBytes: 4 * 1024 * 1024, maxPayloadBytes: longest });
        const rows = list.reduce<readonly Kept[]>((before, command) => run(store, before, command), []);
        assert.equal(store.next, rows.length);
        assert.ok(store.kept <= 1 || store.bytes <= store.maxBytes);
        const kept = rows.slice(store.first);
        const stored = kept.map((_, index) => store.row(store.first + index));
        assert.deepEqual(
          stored.map((row) => [row?.topic, row?.correlationId]),
          kept.map(({ topic, correlationId }) => [topic, correlationId]),
        );
        for (const [index, { payload }] of kept.entries())
          assert.ok(store.payload(store.first + index)?.equals(payload.subarray(0, longest)));
        const texts = kept.flatMap(({ topic, correlationId }) => [topic, correlationId, 's']);
        assert.equal(store.texts.size, new Set(texts.filter((text) => text !== '')).size);
        const first = kept.findIndex(({ id }) => id === '1');
        const found = store.findId('s', '1');
        // A second copy is not found when the first one went: the index keeps the first of each.
        if (found !== undefined) assert.equal(rows[found]?.id, '1');
        if (first === -1) assert.equal(found, undefined);
      }),
      { numRuns: 40 },
    );
  });
});

const longest = 150_000;

interface Kept {
  readonly payload: Buffer;
  readonly topic: string;
  readonly id: string;
  readonly correlationId: string;
}

const payloads = ['{"n":1}', '{"n":22,"t":"a"}', '[]', 'x'.repeat(200_000), `"${'y'.repeat(90_000)}"`];
const kinds = payloads.map((text) => Buffer.from(text));

type Command = 'clear' | (Kept & { readonly isBatched: boolean });

const commands: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 1, arbitrary: fc.constant('clear') },
  {
    weight: 40,
    arbitrary: fc.record({
      payload: fc.constantFrom(...kinds).map((bytes) => Buffer.from(bytes)),
      topic: fc.constantFrom('t', 'u'),
      id: fc.constantFrom('1', '2', '3'),
      correlationId: fc.constantFrom('', 'c', 'd'),
      isBatched: fc.boolean(),
    }),
  },
];

/** Does to the store what it does to the list, which is never shortened. */
function run(store: MessageStore, rows: readonly Kept[], command: Command): readonly Kept[] {
  if (command === 'clear') {
    store.clear();
    return rows;
  }
  // The entries of a batch come with the same bytes.
  const payload = command.isBatched ? (rows.at(-1)?.payload ?? command.payload) : command.payload;
  const row = { ...command, payload };
  store.append(newRow({ ...row, sender: 's' }));
  return [...rows, row];
}
