import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeMessage } from '#runtime/protocol/decode.ts';
import { encodeBatch, encodeForwarded, encodeMessage } from '#runtime/protocol/encode.ts';
import { isJsonContent } from '#runtime/protocol/attributes.ts';
import { priorities } from '#runtime/protocol/message.ts';
import type { Message } from '#runtime/protocol/message.ts';
import { isHeaderName, isTag } from '#runtime/protocol/names.ts';
import { isAttributeText } from '#runtime/protocol/text.ts';
import { formatTime } from '#runtime/protocol/time.ts';

const message: Message = {
  id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b',
  sender: '/agents/data-analysis/i1',
  type: 'fleet.reading.v1',
  time: '2026-02-03T04:05:06.789Z',
  channel: 'vehicle.reading',
  data: { speed: 50 },
};

const attribute = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(isAttributeText);
const time = fc.integer({ min: 0, max: 4_102_444_800_000 }).map(formatTime);
const integer = fc.integer({ min: 1, max: 0x7fff_ffff });
/** -0 has no form of its own in JSON. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const messages: fc.Arbitrary<Message> = fc.record(
  {
    id: fc.uuid({ version: [7, 8] }),
    sender: fc.constantFrom('/agents/a/i', '/agents/data-analysis/tmp-1.x'),
    type: fc.constantFrom('fleet.reading.v1', 'a.v12'),
    time,
    channel: fc.constantFrom('vehicle.reading', 'a'),
    data: json,
    subject: attribute,
    schema: fc.constantFrom('https://example.com/a', 'urn:a:b'),
    address: fc.constantFrom('fleet/eu', '/'),
    correlationId: attribute,
    causationId: attribute,
    receiver: fc.constantFrom('a', 'a/b'),
    replyTo: fc.constant('parley/v1/inbox/a/i/control'),
    priority: fc.constantFrom(...priorities),
    expiresAt: time,
    sequence: fc.tuple(integer, integer).map(([epoch, n]) => `${epoch}.${n}`),
    receipt: fc.constantFrom('received' as const, 'handled' as const),
    orderKey: attribute,
    attempt: integer,
    epoch: integer,
    hops: integer,
    tags: fc.array(attribute.filter(isTag), { minLength: 1, maxLength: 3 }),
    headers: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9]{0,19}$/).filter(isHeaderName), attribute, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    traceparent: attribute,
    tracestate: attribute,
  },
  { requiredKeys: ['id', 'sender', 'type', 'time', 'channel', 'data'], noNullPrototype: true },
);

describe('encodeMessage', () => {
  it('is read back as the same message, as text and as bytes', () => {
    fc.assert(
      fc.property(messages, (sent) => {
        const text = encodeMessage(sent);
        assert.deepEqual(decodeMessage(text), { ok: true, message: sent });
        assert.deepEqual(decodeMessage(new TextEncoder().encode(text)), { ok: true, message: sent });
      }),
    );
  });

  it('carries bytes of any other type', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        const sent = { ...message, contentType: 'application/octet-stream', data };
        assert.deepEqual(decodeMessage(encodeMessage(sent)), { ok: true, message: sent });
      }),
    );
  });

  it('uses the text of the data that the caller has', () => {
    const text = encodeMessage({ ...message, data: 'never looked at' }, '{"speed": 50}');
    assert.deepEqual(decodeMessage(text), { ok: true, message });
  });

  it('ignores members that are no fields of a message', () => {
    const received = { ...message, parameters: { region: 'eu' } };
    assert.deepEqual(decodeMessage(encodeMessage(received)), { ok: true, message });
  });

  it('refuses data that JSON cannot say', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    assert.throws(() => encodeMessage({ ...message, data: circular }), { code: 'invalid_argument' });
    assert.throws(() => encodeMessage({ ...message, data: 1n }), { code: 'invalid_argument' });
  });

  it('leaves data out where there is none', () => {
    assert.ok(!encodeMessage({ ...message, data: undefined }).includes('"data"'));
  });

  it('names the field and the value that it refuses', () => {
    assert.throws(() => encodeMessage({ ...message, hops: -1 }), /hops of a message cannot be -1/);
    assert.throws(() => encodeMessage({ ...message, subject: 'a\n' }), /subject .* "a\\n"/);
  });

  it('never writes a header over an attribute', () => {
    for (const name of ['id', 'data', 'specversion', 'seq', '__proto__']) {
      const headers = JSON.parse(`{ ${JSON.stringify(name)}: "x" }`) as Record<string, string>;
      assert.throws(() => encodeMessage({ ...message, headers }), { code: 'invalid_argument' });
    }
  });
});

describe('encodeForwarded', () => {
  it('keeps a foreign event as it was, with what a front adds', () => {
    const foreign =
      '{"specversion":"1.0","id":"42","source":"urn:x","type":"T","averyverylongnameofaheader":"x","data":1}';
    const read = decodeMessage(foreign);
    assert.ok(read.ok);
    const forwarded = { ...read.message, channel: 'a', address: 'fleet/eu', epoch: 3, attempt: 2 };
    assert.deepEqual(decodeMessage(encodeForwarded(forwarded)), { ok: true, message: forwarded });
  });

  it('keeps text of another content type in data', () => {
    const read = decodeMessage({
      ...JSON.parse(encodeMessage(message)),
      datacontenttype: 'text/plain',
      data: 'x',
    } as object);
    assert.ok(read.ok);
    assert.equal(isJsonContent(read.message.contentType), false);
    assert.deepEqual(decodeMessage(encodeForwarded(read.message)), read);
  });
});

describe('encodeBatch', () => {
  it('puts events into a list', () => {
    const text = encodeBatch([encodeMessage(message), encodeMessage(message)]);
    assert.equal((JSON.parse(text) as unknown[]).length, 2);
  });
});
