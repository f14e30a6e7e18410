import assert from 'node:assert/strict';
import type { Packet } from 'mqtt-packet';
import { createMqttFactory } from '#runtime/transport/mqtt.ts';
import { systemTimers } from '#runtime/transport/timers.ts';
import { within } from '../../../support/deadline.ts';
import { startProxy } from '../../../support/proxy.ts';
import {
  accepted,
  startScriptedBroker,
  type Answer,
  type ScriptedBroker,
} from '../../../support/scripted-broker.ts';
import { Bench } from '../contract/rig.ts';

type Script = (packet: Packet, answer: Answer) => void;

describe('MqttLink', () => {
  let broker: ScriptedBroker | undefined;
  let bench: Bench | undefined;
  let answer: Answer | undefined;
  const start = async (script: Script, connack: Packet = accepted): Promise<Bench> => {
    broker = await startScriptedBroker((packet, current) => {
      answer = current;
      if (packet.cmd === 'connect') current.send(connack);
      else if (packet.cmd === 'pingreq') current.send({ cmd: 'pingresp' });
      else script(packet, current);
    });
    // Waits for a goodbye end at once.
    const timers = {
      ...systemTimers,
      after: (ms: number, run: () => void) => systemTimers.after(ms / 100, run),
    };
    const factory = createMqttFactory(broker.url, { timers });
    return (bench = new Bench({ factory, cut: () => undefined, close: () => Promise.resolve() }));
  };
  const sent = (cmd: Packet['cmd']): Packet[] =>
    (broker?.packets ?? []).filter((packet) => packet.cmd === cmd);
  const acknowledgePublish: Script = (packet, { send }) => {
    if (packet.cmd === 'publish' && packet.qos === 1) {
      send({ cmd: 'puback', messageId: packet.messageId ?? 0, reasonCode: 0 });
    }
  };
  const deliver = (messageId: number): void => {
    answer?.send({
      cmd: 'publish',
      topic: 'a',
      payload: `${messageId}`,
      qos: 1,
      retain: false,
      dup: false,
      messageId,
    });
  };
  afterEach(async () => {
    await bench?.clear();
    await broker?.close();
  });

  // See docs/decisions/0022.
  it('sends no PUBACK before the program acknowledges, goes on reading, and then keeps the order', async () => {
    const current = await start(acknowledgePublish);
    const probe = await current.open();
    for (const id of [11, 12, 13]) deliver(id);
    await probe.received(3);
    await probe.transport.publish({ topic: 'barrier', payload: '' });
    assert.deepEqual(sent('puback'), []);
    for (const index of [2, 0, 1]) probe.packets[index]?.acknowledge();
    probe.packets[0]?.acknowledge();
    await probe.transport.publish({ topic: 'barrier', payload: '' });
    const ids = sent('puback').map(({ messageId }) => messageId);
    assert.deepEqual(ids, [11, 12, 13]);
  });

  for (const [reasonCode, code] of [
    [135, 'not_authorized'],
    [144, 'invalid_argument'],
    [151, 'overloaded'],
  ] as const) {
    it(`rejects a publish that the broker refuses with ${reasonCode} as ${code}`, async () => {
      const current = await start((packet, { send }) => {
        if (packet.cmd === 'publish') send({ cmd: 'puback', messageId: packet.messageId ?? 0, reasonCode });
      });
      const { transport } = await current.open();
      await assert.rejects(transport.publish({ topic: 'a', payload: 'x' }), { code });
      assert.equal(transport.state, 'online');
    });
  }

  it('rejects a subscription that the broker refuses', async () => {
    const current = await start((packet, { send }) => {
      if (packet.cmd === 'subscribe')
        send({ cmd: 'suback', messageId: packet.messageId ?? 0, granted: [1, 0x87] });
    });
    const { transport } = await current.open();
    await assert.rejects(transport.subscribe([{ filter: 'a' }, { filter: 'b' }]), {
      code: 'not_authorized',
      message: /"b"/,
    });
  });

  it('rejects a subscription that the broker grants at a lower QoS: messages would be lost in silence', async () => {
    const current = await start((packet, { send }) => {
      if (packet.cmd === 'subscribe')
        send({ cmd: 'suback', messageId: packet.messageId ?? 0, granted: [0, 0] });
    });
    const { transport } = await current.open();
    await assert.rejects(transport.subscribe([{ filter: 'a', qos: 0 }, { filter: 'b' }]), {
      code: 'unsupported',
      message: /"b" QoS 0 where 1 is needed/,
    });
  });

  it('does not send what is larger than the broker takes, to the byte', async () => {
    const properties = { maximumPacketSize: 300 };
    const current = await start(acknowledgePublish, { ...accepted, properties } as Packet);
    const { transport } = await current.open();
    const packet = {
      topic: 'a',
      properties: { contentType: 'text/plain', messageExpirySeconds: 5, userProperties: { k: 'v' } },
    };
    let bytes = 300;
    const fits = (): Promise<void> => transport.publish({ ...packet, payload: 'x'.repeat(bytes) });
    await assert.rejects(fits(), { code: 'too_large' });
    assert.deepEqual(sent('publish'), []);
    for (let isRefused = true; isRefused;) {
      bytes -= 1;
      isRefused = await fits().then(
        () => false,
        () => true,
      );
    }
    const [{ length: remaining = 0 } = {}] = sent('publish');
    assert.equal(remaining + 3, 300);
  });

  it('has no more publishes under way than the broker takes', async () => {
    const waiting: (() => void)[] = [];
    const script: Script = (packet, { send }) => {
      waiting.push(() => {
        acknowledgePublish(packet, { send } as Answer);
      });
      if (packet.cmd === 'publish' && packet.qos === 0) assert.equal(sent('publish').length, 4);
    };
    const current = await start(script, { ...accepted, properties: { receiveMaximum: 3 } } as Packet);
    const { transport } = await current.open();
    const all = Promise.all(Array.from({ length: 10 }, () => transport.publish({ topic: 'a', payload: '' })));
    await transport.publish({ topic: 'barrier', payload: '', qos: 0 });
    let acknowledged = 0;
    const timer = setInterval(() => {
      assert.ok(waiting.length - acknowledged <= 4);
      for (; acknowledged < waiting.length; acknowledged += 1) waiting[acknowledged]?.();
    }, 1);
    await within('all publishes', all);
    clearInterval(timer);
  });

  it('says goodbye in the end even when the broker acknowledges nothing', async () => {
    const current = await start(() => undefined);
    const { transport } = await current.open();
    const lost = assert.rejects(transport.publish({ topic: 'a', payload: 'x' }), { code: 'not_connected' });
    await within('close', transport.close());
    await lost;
    assert.equal(sent('disconnect').length, 1);
  });

  it('wakes up a broker that delays small packets with an empty message', async () => {
    let quickened: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      quickened = resolve;
    });
    const current = await start((packet) => {
      if (packet.cmd === 'publish' && packet.topic === 'q') quickened();
    });
    const probe = await current.open({ quickenTopic: 'q' });
    let id = 1;
    const timer = setInterval(() => {
      answer?.socket.cork();
      deliver(id++);
      deliver(id++);
      answer?.socket.uncork();
    }, 40);
    await probe.received(1);
    await within('the empty message', arrived);
    clearInterval(timer);
  });

  it('breaks off when the broker sends what is no MQTT, and settles what waits', async () => {
    const current = await start((packet, { socket }) => {
      if (packet.cmd === 'publish') socket.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff));
    });
    const probe = await current.open();
    await assert.rejects(within('publish', probe.transport.publish({ topic: 'a', payload: '' })), {
      code: 'not_connected',
    });
    await probe.until('the return', () => probe.sessions.length === 2);
  });

  it('goes offline when the other side falls silent', async () => {
    const current = await start(() => undefined);
    const proxy = await startProxy(Number(new URL(current.rig.factory.url).port));
    const factory = createMqttFactory(`mqtt://127.0.0.1:${proxy.port}`);
    const silent = new Bench({ ...current.rig, factory });
    const probe = await silent.open({ keepAliveSeconds: 1 });
    proxy.freeze();
    await probe.until('offline', () => probe.states.includes('offline'));
    assert.match(probe.causes[0]?.message ?? '', /Keepalive/);
    await silent.clear();
    await proxy.close();
  });
});
