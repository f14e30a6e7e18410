import assert from 'node:assert/strict';
import type { DeadLetterData } from '@parley/schemas';
import { formatLetter } from '#cli/operate/dead/letter-text.ts';
import { createColors } from '#cli/terminal/colors.ts';

const nowMs = Date.UTC(2026, 0, 1, 1);
const look = { colors: createColors({}, {}), columns: 80, nowMs };

function show(payload: Uint8Array | string, given: Partial<DeadLetterData> = {}): string {
  const bytes = Buffer.from(payload);
  const data: DeadLetterData = {
    reason: 'handler_failed',
    message: 'no such vehicle',
    agent: 'worker',
    topic: 'fleet/eu/job',
    original: bytes.toString('base64'),
    size: bytes.length,
    attempts: 3,
    firstAt: '2026-01-01T00:00:00.000Z',
    lastAt: '2026-01-01T00:00:05.000Z',
    ...given,
  };
  return formatLetter({ id: 'l1', keeper: { agent: 'worker', instance: 'w1' }, data }, look);
}

const event = { specversion: '1.0', id: 'm1', source: 'urn:plc', type: 'test.thing.v1', data: { n: 1 } };

describe('formatLetter', () => {
  it('shows why, when, and the message', () => {
    assert.equal(
      show(JSON.stringify({ ...event, expirytime: '2026-01-01T00:30:00.000Z', plant: 'north' })),
      [
        'Dead letter l1',
        '  kept by   worker/w1',
        '  reason    handler_failed  no such vehicle',
        '  given up  2026-01-01T00:00:05.000Z (59m ago), after 3 tries in 5s',
        '  arrived   2026-01-01T00:00:00.000Z (1h ago)',
        '  topic     fleet/eu/job',
        '  size      144 bytes',
        '',
        'Message',
        '  type     test.thing.v1',
        '  id       m1',
        '  sender   urn:plc',
        '  expires  2026-01-01T00:30:00.000Z (30m ago)',
        '  plant    north',
        '',
        'Data',
        '{',
        '  "n": 1',
        '}',
      ].join('\n'),
    );
  });

  it('shows that entry of a batch that was given up', () => {
    const batch = JSON.stringify([event, { ...event, id: 'm2', data: { n: 2 } }]);
    const text = show(batch, { messageId: 'm2', contentType: 'application/cloudevents-batch+json' });
    assert.match(text, /place +entry 2 of 2 of a batch[^]*"n": 2/);
  });

  it('says that a message of which a part is kept cannot be redriven', () => {
    const text = show('{"specversion":"1.0","id":', { size: 100_000, attempts: 0, messageId: 'm\u001b1' });
    assert.match(text, /100000 bytes, of which 26 are kept: it cannot be redriven/);
    assert.match(text, /before any handler ran/);
    assert.match(text, /id +m\\u001b1/);
    assert.match(text, /Bytes \(they are no message\) \(the beginning\)\n\{"specversion"/);
  });

  it('shows bytes as bytes, text as text, and nothing that a terminal would obey', () => {
    assert.match(show(Uint8Array.from([0, 255, 65])), /0000 {2}00 ff 41 +\.\.A$/);
    assert.match(show('a\u009bb\nc'), /a\\u009bb\nc$/);
    assert.match(show(''), /\(empty\)$/);
    assert.match(show(new Uint8Array(600)), /… 88 bytes more$/);
  });
});
