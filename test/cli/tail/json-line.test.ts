import assert from 'node:assert/strict';
import { formatJsonLine } from '#cli/tail/json-line.ts';
import { followed, order } from './message.ts';

describe('formatJsonLine', () => {
  it('is one line with what the help promises', () => {
    assert.deepEqual(JSON.parse(formatJsonLine({ captured: order, isDuplicate: false, latencyMs: 5 })), {
      time: '2026-01-01T12:00:00.000Z',
      verdict: 'valid',
      topic: 'shop/eu/order',
      channel: 'order.placed',
      type: 'shop.order.v1',
      id: '0190b3c4-7d5e-7f00-8a9b-0c1d2e3f4a5b',
      sender: '/agents/customer/c1',
      correlationId: '0190b3c4-7d5e-7f00-8a9b-0c1d2e3f4a5b',
      parameters: { region: 'eu' },
      retained: false,
      size: 321,
      latencyMs: 5,
      data: { id: 'o1' },
    });
  });

  it('gives problems, or a reason', () => {
    const problems = [{ pointer: '/id', value: 1, keyword: 'type', expected: 'string' }];
    const invalid = JSON.parse(
      formatJsonLine(followed({ ...order, verdict: { kind: 'invalid', problems } })),
    ) as object;
    assert.deepEqual('problems' in invalid && invalid.problems, problems);
    const late = JSON.parse(
      formatJsonLine(followed({ ...order, verdict: { kind: 'expired', lateMs: 7 } })),
    ) as object;
    assert.equal('reason' in late && late.reason, '7 ms after it expired');
  });

  it('calls a second copy a duplicate', () => {
    const line = JSON.parse(formatJsonLine({ ...followed(order), isDuplicate: true })) as object;
    assert.equal('verdict' in line && line.verdict, 'duplicate');
  });
});
