import assert from 'node:assert/strict';
import type { CapturedMessage } from '#explorer/capture/capture.ts';
import { createTraffic } from '#explorer/engine/traffic.ts';

function captured(fields: Partial<CapturedMessage>): CapturedMessage {
  const plain = {
    verdict: { kind: 'valid' },
    reserved: false,
    retained: false,
    message: {},
    receivedAtMs: 5,
  };
  return { ...plain, ...fields } as CapturedMessage;
}

describe('createTraffic', () => {
  it('counts the messages of each channel, and which of them break the contracts', () => {
    let nowMs = 0;
    const traffic = createTraffic(() => nowMs);
    for (let message = 0; message < 10; message++) traffic.see(captured({ channel: 'a' }));
    traffic.see(captured({ channel: 'b', verdict: { kind: 'invalid', problems: [] } }));
    nowMs = 1000;
    const { bad, channels } = traffic.answer();
    assert.equal(bad, 1);
    assert.deepEqual(channels, [
      { channel: 'a', messages: 10, bad: 0, perSecond: 2, lastAtMs: 5, p95: undefined },
      { channel: 'b', messages: 1, bad: 1, perSecond: 0.2, lastAtMs: 5, p95: undefined },
    ]);
  });

  it('leaves out the protocol’s own messages, and the rate of what the broker kept', () => {
    let nowMs = 0;
    const traffic = createTraffic(() => nowMs);
    traffic.see(captured({ channel: 'a', reserved: true }));
    traffic.see(captured({ channel: 'b', retained: true }));
    nowMs = 1000;
    assert.deepEqual(traffic.answer().channels, [
      { channel: 'b', messages: 1, bad: 0, perSecond: 0, lastAtMs: undefined, p95: undefined },
    ]);
  });

  it('counts by type and by agent, too', () => {
    const traffic = createTraffic(() => 0);
    const message = { type: 'shop.order.v1' };
    traffic.see(captured({ message }), { sender: 'shop/s1' });
    traffic.see(captured({ message, verdict: { kind: 'expired', lateMs: 1 } }), { sender: 'shop/s2' });
    traffic.see(captured({ message: {} }), { sender: 'sensor' });
    const { types, agents } = traffic.answer();
    assert.deepEqual(
      types.map(({ type, messages, bad }) => [type, messages, bad]),
      [['shop.order.v1', 2, 1]],
    );
    assert.deepEqual(
      agents.map(({ agent, messages, bad }) => [agent, messages, bad]),
      [
        ['shop', 2, 1],
        ['sensor', 1, 0],
      ],
    );
  });

  it('knows how fast requests are answered now: on the channel of the reply, and on that of the request', () => {
    const traffic = createTraffic(() => 0);
    traffic.see(captured({ channel: 'ask' }));
    const reply = (latencyMs: number): void => {
      traffic.see(captured({ channel: 'answer' }), { sender: 'shop/s1', latencyMs, askedOn: 'ask' });
    };
    for (let early = 0; early < 1000; early++) reply(9000);
    for (let late = 1; late <= 200; late++) reply(late);
    const { channels, agents } = traffic.answer();
    assert.deepEqual(
      channels.map(({ channel, p95 }) => [channel, p95]),
      [
        ['ask', 190],
        ['answer', 190],
      ],
    );
    assert.equal(agents[0]?.p95, 190);
  });
});
