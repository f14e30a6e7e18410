import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wireNames } from '#runtime/protocol/attributes.ts';
import { decodeAnyEvent } from '#runtime/protocol/decode.ts';
import { readPlainEvent } from '#runtime/protocol/plain-event.ts';

const event = { specversion: '1.0', id: '1', source: '/agents/a/a1', type: 'a.b.v1' };

/** What agents send, and what is nearly that. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    '2026-11-21T08:30:40.123Z',
    '2026-02-30T08:30:40.123Z',
    '2026-11-21T10:30:40+02:00',
  ),
  fc.constantFrom<unknown>('a.b', 'a/b', 'a/+', 'a/b/c', '1.7', '1.07', 'Ä', '\u0000', '', '3', ' '),
  fc.constantFrom<unknown>(0, 1, 3, 4, 5, -1, 1.5, 2 ** 31, true, false, null, [], {}, ['a'], { a: 1 }),
  fc.jsonValue({ maxDepth: 1 }),
);

describe('readPlainEvent', () => {
  it('reads what agents send', () => {
    const sent = {
      ...{ ...event, time: '2026-11-21T08:30:40.123Z', channel: 'a.b', correlationid: 'c', causationid: 'd' },
      ...{ recipient: 'a/a2', replyto: 'parley/v1/inbox/a/a1/control', priority: 3, seq: '1.7', attempt: 2 },
      ...{ expirytime: '2026-11-21T08:31:40.123Z', datacontenttype: 'application/json', address: 'x/y' },
      ...{ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', data: { risk: 1 } },
    };
    assert.deepEqual({ ok: true, message: readPlainEvent(sent) }, decodeAnyEvent(sent));
  });

  it('leaves alone what it does not know', () => {
    for (const more of [{ region: 'eu' }, { data_base64: 'AA==' }, { tags: 'a' }, { time: 'x' }, { id: '' }])
      assert.equal(readPlainEvent({ ...event, ...more }), undefined);
    assert.equal(readPlainEvent(JSON.parse('{"__proto__":{"id":"1"}}') as object), undefined);
  });

  it('says what the whole reading says, of any event that it reads', () => {
    const attributes = fc.dictionary(fc.constantFrom(...wireNames, 'region', '__proto__'), values, {
      maxKeys: 8,
    });
    let plain = 0;
    fc.assert(
      fc.property(attributes, fc.boolean(), (given, isLast) => {
        const whole = isLast ? { ...given, ...event } : { ...event, ...given };
        const message = readPlainEvent(whole);
        if (message === undefined) return;
        plain += 1;
        assert.deepEqual(decodeAnyEvent(whole), { ok: true, message });
      }),
      { numRuns: 3000 },
    );
    assert.ok(plain > 100, String(plain));
  });
});
