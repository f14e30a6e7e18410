import assert from 'node:assert/strict';
import { createFactory } from '#runtime/transport/factory.ts';
import { createMemoryBroker } from '#runtime/transport/memory.ts';
import { systemTimers } from '#runtime/transport/timers.ts';
import { until } from '../support/until.ts';
import { describeTransport, type Rig } from './contract.ts';
import { Bench } from './contract/rig.ts';

const refused = { filter: 'secret/#', code: 'not_authorized' };

function createRig(protocol: 4 | 5): Rig {
  const broker = createMemoryBroker({ protocol, maySubscribe: (_, filter) => filter !== refused.filter });
  return {
    factory: broker,
    cut: () => {
      broker.cut();
    },
    restart: {
      stop: () => {
        broker.stop();
        return Promise.resolve();
      },
      start: () => {
        broker.start();
        return Promise.resolve();
      },
    },
    close: () => Promise.resolve(),
  };
}

describeTransport('memory', () => Promise.resolve(createRig(5)), {
  protocol: 5,
  receiveWindow: true,
  takeoverIsTold: true,
  restarts: true,
  refused,
});

describeTransport('memory as MQTT 3.1.1', () => Promise.resolve(createRig(4)), {
  protocol: 4,
  receiveWindow: true,
  takeoverIsTold: false,
  restarts: true,
  refused,
});

describe('createMemoryBroker', () => {
  /** A broker whose time stands still until told. */
  function createStill(): { bench: Bench; pass: (ms: number) => void } {
    let nowMs = 0;
    const broker = createMemoryBroker({ timers: { ...systemTimers, now: () => nowMs } });
    const bench = new Bench({
      factory: broker,
      cut: () => {
        broker.cut();
      },
      close: () => Promise.resolve(),
    });
    return {
      bench,
      pass: (ms) => {
        nowMs += ms;
      },
    };
  }
  const kept = { clientId: 'reader', clean: false, sessionExpirySeconds: 60 };

  it('drops what expired while the reader was away, and tells what is left of the rest', async () => {
    const { bench, pass } = createStill();
    const reader = await bench.open(kept);
    await reader.transport.subscribe([{ filter: 'a' }]);
    await reader.transport.close();
    const { transport } = await bench.open();
    for (const seconds of [5, 30]) {
      const properties = { messageExpirySeconds: seconds };
      await transport.publish({ topic: 'a', payload: `${seconds}`, properties });
    }
    pass(10_000);
    const again = await bench.open(kept);
    await again.received(1);
    assert.deepEqual(again.texts, ['30']);
    assert.equal(again.packets[0]?.properties.messageExpirySeconds, 20);
    await bench.clear();
  });

  it('forgets a session when its time is over', async () => {
    const { bench, pass } = createStill();
    for (const [awayMs, isPresent] of [
      [59_000, true],
      [61_000, false],
    ] as const) {
      const reader = await bench.open(kept);
      await reader.transport.close();
      pass(awayMs);
      const again = await bench.open(kept);
      assert.equal(again.sessions[0]?.sessionPresent, isPresent);
      await again.transport.close();
    }
  });

  it('delivers nothing within the call that published it', async () => {
    const { bench } = createStill();
    const reader = await bench.subscriber('a');
    const published = reader.transport.publish({ topic: 'a', payload: 'x' });
    assert.equal(reader.packets.length, 0);
    await published;
    await reader.received(1);
    await bench.clear();
  });

  it('tells who published what, wills too, and what was acknowledged, in its order', async () => {
    const seen: string[] = [];
    const broker = createMemoryBroker({
      onPublished: (clientId, { topic }) => void seen.push(`${clientId} published ${topic}`),
      onAcknowledged: (clientId, { topic }) => void seen.push(`${clientId} has ${topic}`),
    });
    const bench = new Bench({
      factory: broker,
      cut: () => {
        broker.cut();
      },
      close: () => Promise.resolve(),
    });
    await bench.subscriber('+', { clientId: 'reader' });
    const writer = await bench.open({ clientId: 'writer', will: { topic: 'last/words', payload: 'x' } });
    for (const topic of ['a', 'b']) await writer.transport.publish({ topic, payload: 'x' });
    await until(() => seen.length === 4);
    await writer.transport.close({ abrupt: true });
    await bench.clear();
    assert.deepEqual(seen, [
      'writer published a',
      'writer published b',
      'reader has a',
      'reader has b',
      'writer published last/words',
    ]);
  });

  it('is one per process and name when made from a url', () => {
    assert.equal(createFactory('memory://one'), createFactory('memory://one'));
    assert.notEqual(createFactory('memory://one'), createFactory('memory://two'));
  });
});
