import assert from 'node:assert/strict';
import type { CapturedMessage } from '#explorer/capture/capture.ts';
import { createTraffic } from '#explorer/engine/traffic.ts';

function captured(fields: Partial<CapturedMessage>): CapturedMessage {
  return { verdict: { kind: 'valid' }, reserved: false, retained: false, ...fields } as CapturedMessage;
}

describe('createTraffic', () => {
  it('counts the messages of each channel, and which of them break the contracts', () => {
    let nowMs = 0;
    const traffic = createTraffic(() => nowMs);
    for (let message = 0; message < 10; message++) traffic.see(captured({ channel: 'a' }));
    traffic.see(captured({ channel: 'b', verdict: { kind: 'invalid', problems: [] } }));
    nowMs = 1000;
    assert.deepEqual(traffic.answer(), {
      bad: 1,
      channels: [
        { channel: 'a', messages: 10, bad: 0, perSecond: 2 },
        { channel: 'b', messages: 1, bad: 1, perSecond: 0.2 },
      ],
    });
  });

  it('leaves out the protocol’s own messages, and the rate of what the broker kept', () => {
    let nowMs = 0;
    const traffic = createTraffic(() => nowMs);
    traffic.see(captured({ channel: 'a', reserved: true }));
    traffic.see(captured({ channel: 'b', retained: true }));
    nowMs = 1000;
    assert.deepEqual(traffic.answer().channels, [{ channel: 'b', messages: 1, bad: 0, perSecond: 0 }]);
  });
});
