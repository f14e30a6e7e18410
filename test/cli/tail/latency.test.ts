import assert from 'node:assert/strict';
import { createLatencyMeter } from '#cli/tail/latency.ts';
import { order } from './message.ts';

const request = { ...order, message: { ...order.message, id: 'r1', replyTo: 'inbox' }, receivedAtMs: 100 };
const reply = {
  ...order,
  message: { ...order.message, id: 'r2', causationId: 'r1' },
  system: { kind: 'inbox', agent: 'a', instance: 'i', lane: 'control' },
  receivedAtMs: 130,
} as const;

describe('createLatencyMeter', () => {
  it('measures from a request to its reply', () => {
    const meter = createLatencyMeter();
    assert.equal(meter.see(request), undefined);
    assert.equal(meter.see(reply), 30);
  });

  it('says nothing of a reply whose request it did not see', () => {
    assert.equal(createLatencyMeter().see(reply), undefined);
  });
});
