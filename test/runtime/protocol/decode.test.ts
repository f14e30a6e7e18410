import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeMessage } from '#runtime/protocol/decode.ts';
import { wireNames } from '#runtime/protocol/attributes.ts';

const event = { specversion: '1.0', id: '1', source: 'urn:x', type: 't' };

describe('decodeMessage', () => {
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string(), fc.json(), fc.dictionary(fc.string(), fc.jsonValue())),
        (input) => {
          assert.equal(typeof decodeMessage(input).ok, 'boolean');
        },
      ),
    );
  });

  it('never throws, whatever the attributes hold', () => {
    const attributes = fc.dictionary(
      fc.constantFrom(...wireNames, 'region', '__proto__', 'constructor'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(attributes, (given) => {
        assert.equal(typeof decodeMessage({ ...event, ...given }).ok, 'boolean');
      }),
    );
  });

  it('takes parsed JSON', () => {
    assert.ok(decodeMessage({ ...event }).ok);
    assert.ok(!decodeMessage([]).ok);
  });

  it('survives a hundred thousand brackets', () => {
    const text = `${JSON.stringify(event).slice(0, -1)},"data":${'['.repeat(100_000)}`;
    assert.deepEqual(decodeMessage(text), {
      ok: false,
      code: 'invalid_message',
      reason: 'nested deeper than 128 levels',
    });
  });

  it('leaves every prototype as it was', () => {
    const result = decodeMessage(
      '{"__proto__":{"polluted":1},"specversion":"1.0","id":"1","source":"x","type":"t","data":{"__proto__":{"polluted":1}}}',
    );
    assert.ok(result.ok);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(result.message, 'polluted'), undefined);
    assert.equal(result.message.headers, undefined);
  });

  it('does not take a broken attribute for the reason when a required one is missing', () => {
    assert.partialDeepStrictEqual(decodeMessage({ ...event, id: null, time: 'x' }), {
      reason: 'time cannot be "x"',
    });
    assert.partialDeepStrictEqual(decodeMessage({ ...event, id: null }), { reason: 'id is missing' });
  });

  it('says nothing of what it could not read at all', () => {
    assert.deepEqual(Object.keys(decodeMessage('{')), ['ok', 'code', 'reason']);
    assert.deepEqual(Object.keys(decodeMessage('{}')), ['ok', 'code', 'reason']);
  });

  it('keeps no data of a refused event', () => {
    const result = decodeMessage({ ...event, specversion: '2', data: 'x'.repeat(1000) });
    assert.deepEqual(!result.ok && result.partial, { id: '1', sender: 'urn:x', type: 't' });
  });
});
