import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBlocks } from '#explorer/store/blocks.ts';

const packet = (payload: Uint8Array, properties?: Uint8Array) => ({ payload, properties, kind: 'k' });
const text = (value: string) => packet(Buffer.from(value));

describe('blocks of packets', () => {
  it('give back what was put in', () => {
    const blocks = createBlocks();
    const texts = ['one', '', '{"a":1}', '{"a":2}', '{"a":"\u00e9\\n"}', '[]'];
    const offsets = texts.map((each, row) => blocks.append(row, text(each)));
    for (const [row, each] of texts.entries())
      assert.equal(blocks.read(row, offsets[row] ?? -1, 0)?.toString(), each);
  });

  it('give back any bytes as they came, whatever came before', () => {
    const json = fc.json({ maxDepth: 3 }).map((value) => Buffer.from(value));
    const event = fc
      .record({
        id: fc.uuid(),
        n: fc.integer(),
        tag: fc.constantFrom('a', 'b', 'c\u00e9'),
        deep: fc.jsonValue({ maxDepth: 1 }),
      })
      .map((value) => Buffer.from(JSON.stringify(value)));
    const damaged = fc
      .tuple(event, fc.nat(200), fc.integer({ min: 0, max: 255 }))
      .map(([bytes, at, byte]) => {
        bytes[at % bytes.length] = byte;
        return bytes;
      });
    const long = fc
      .constantFrom(126, 127, 128, 20_000)
      .map((length) => Buffer.from(`{"a":"${'x'.repeat(length)}"}`));
    const bytes = fc.oneof(json, event, event, damaged, long, fc.uint8Array({ maxLength: 40 }));
    const packets = fc.array(
      fc.record({
        payload: bytes,
        properties: fc.option(event, { nil: undefined }),
        kind: fc.constantFrom('k', 'l'),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(packets, (list) => {
        const blocks = createBlocks();
        const offsets = list.map((each, row) => blocks.append(row, each));
        for (const [row, { payload, properties }] of list.entries()) {
          const offset = offsets[row] ?? -1;
          assert.deepEqual(blocks.read(row, offset, 0), Buffer.from(payload));
          assert.deepEqual(blocks.read(row, offset, 1), properties);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('give back values of all kinds of a place: those that came before, those that did not, thousands of them', () => {
    const blocks = createBlocks();
    const payloadOf = (row: number) =>
      `{"v":"${String(row % 3000)}","w":${String(row % 7)},"u":"${String(row * 7919)}"}`;
    const offsets = Array.from({ length: 30_000 }, (_, row) => blocks.append(row, text(payloadOf(row))));
    const wrong = offsets.findIndex(
      (offset, row) => blocks.read(row, offset, 0)?.toString() !== payloadOf(row),
    );
    assert.equal(wrong, -1);
  });

  it('keep messages of one kind in a third of their bytes', () => {
    const blocks = createBlocks();
    const payloadOf = (row: number) =>
      JSON.stringify({
        specversion: '1.0',
        type: 'fleet.reading.v1',
        source: '/agents/a/a1',
        number: row,
        state: 'working',
      });
    let bytes = 0;
    for (let row = 0; row < 100_000; row++) {
      const payload = payloadOf(row);
      bytes += payload.length;
      blocks.append(row, text(payload));
    }
    assert.ok(blocks.allocated < bytes / 3, `${String(blocks.allocated)} of ${String(bytes)}`);
  });

  it('take no more memory for a large payload than it needs', () => {
    const blocks = createBlocks();
    blocks.append(0, packet(Buffer.alloc(3_000_000)));
    assert.ok(blocks.allocated < 3_000_100, String(blocks.allocated));
  });

  it('go when their last row goes', () => {
    const blocks = createBlocks();
    blocks.append(0, packet(Buffer.alloc(900_000)));
    blocks.append(1, packet(Buffer.alloc(900_000)));
    const kept = blocks.append(2, text('kept'));
    blocks.dropBefore(2);
    assert.equal(blocks.allocated, 1024 * 1024);
    assert.equal(blocks.read(2, kept, 0)?.toString(), 'kept');
  });

  it('stay for a later row that shares the last packet', () => {
    const blocks = createBlocks();
    const offset = blocks.append(0, packet(Buffer.alloc(900_000, 'x')));
    blocks.extend(1);
    blocks.append(2, packet(Buffer.alloc(900_000)));
    blocks.dropBefore(1);
    assert.equal(blocks.read(1, offset, 0)?.length, 900_000);
  });

  it('name those that hold a range of rows', () => {
    const blocks = createBlocks();
    for (let row = 0; row < 4; row++) blocks.append(row, packet(Buffer.alloc(700_000)));
    assert.deepEqual(
      blocks.holding(1, 3).map(({ firstRow }) => firstRow),
      [1, 2],
    );
  });
});
