import assert from 'node:assert/strict';
import { createMqttFactory } from '#runtime/transport/mqtt.ts';
import type { ParleyError } from '#runtime/errors.ts';
import { within } from '../../../support/deadline.ts';
import { freePort } from '../../../support/ports.ts';
import {
  accepted,
  startScriptedBroker,
  type Answer,
  type ScriptedBroker,
} from '../../../support/scripted-broker.ts';
import { Bench } from '../contract/rig.ts';

/** How brokers that speak only 3.1.1 answer a CONNECT of MQTT 5. */
const refusals: Readonly<Record<string, (answer: Answer) => void>> = {
  'with return code 1': ({ socket }) => void socket.write(Uint8Array.of(0x20, 2, 0, 1)),
  'with reason code 132': ({ send }) => {
    send({ cmd: 'connack', sessionPresent: false, reasonCode: 132 });
  },
  'by hanging up': ({ socket }) => void socket.destroy(),
};

describe('dial', () => {
  let broker: ScriptedBroker | undefined;
  let bench: Bench | undefined;
  const start = async (script: Parameters<typeof startScriptedBroker>[0]): Promise<Bench> => {
    broker = await startScriptedBroker(script);
    const factory = createMqttFactory(broker.url, { random: () => 0 });
    return (bench = new Bench({ factory, cut: () => undefined, close: () => Promise.resolve() }));
  };
  const versions = (): unknown[] =>
    (broker?.packets ?? []).flatMap((packet) => (packet.cmd === 'connect' ? [packet.protocolVersion] : []));
  afterEach(async () => {
    await bench?.clear();
    await broker?.close();
  });

  for (const [name, refuse] of Object.entries(refusals)) {
    it(`falls back to 3.1.1 where the broker refuses 5 ${name}, and remembers it`, async () => {
      const current = await start((packet, answer) => {
        if (packet.cmd !== 'connect') return;
        if (answer.protocol === 5) refuse(answer);
        else answer.send(accepted);
      });
      for (const expected of [4, 4, 4]) {
        const { transport } = await current.open();
        assert.equal(transport.session?.protocol, expected);
      }
      const tries = name === 'by hanging up' ? [5, 4, 5, 4, 4] : [5, 4, 4, 4];
      assert.deepEqual(versions(), tries);
    });
  }

  it('rejects at once for wrong credentials, and shows none', async () => {
    broker = await startScriptedBroker((packet, { send }) => {
      if (packet.cmd === 'connect') send({ cmd: 'connack', sessionPresent: false, reasonCode: 134 });
    });
    const factory = createMqttFactory(broker.url.replace('//', '//anna:s3cret@'));
    const transport = factory.create({ clientId: 'c' });
    const error = await transport.open().then(
      () => undefined,
      (caught: unknown) => caught as ParleyError,
    );
    assert.equal(error?.code, 'connection_refused');
    assert.doesNotMatch(`${error.message} ${factory.url}`, /anna|s3cret/);
    const [connect] = broker.packets;
    assert.ok(
      connect?.cmd === 'connect' && connect.username === 'anna' && String(connect.password) === 's3cret',
    );
    assert.equal(transport.state, 'closed');
  });

  it('tries again where waiting may mend it', async () => {
    let connects = 0;
    const current = await start((packet, { send }) => {
      if (packet.cmd !== 'connect') return;
      connects += 1;
      send(connects < 3 ? { cmd: 'connack', sessionPresent: false, reasonCode: 136 } : accepted);
    });
    const { states } = await current.open();
    assert.deepEqual(states, ['connecting', 'offline', 'connecting', 'offline', 'connecting', 'online']);
  });

  it('keeps trying where nobody listens, until the signal', async () => {
    const factory = createMqttFactory(`mqtt://127.0.0.1:${await freePort()}`, { random: () => 0 });
    const giveUp = new AbortController();
    let failures = 0;
    const transport = factory.create({
      clientId: 'c',
      onState: (state) => {
        if (state === 'offline') failures += 1;
        if (failures === 3) giveUp.abort();
      },
    });
    const opened = assert.rejects(transport.open(giveUp.signal), {
      code: 'not_connected',
      message: /ECONNREFUSED/,
    });
    await within('giving up', opened);
  });

  it('ends for good at the word that another took over', async () => {
    const current = await start((packet, { send }) => {
      if (packet.cmd !== 'connect') return;
      send(accepted);
      send({ cmd: 'disconnect', reasonCode: 0x8e });
    });
    const probe = current.probe();
    void probe.transport.open().catch(() => undefined);
    await probe.until('the takeover', () => probe.transport.state === 'taken-over');
    assert.equal(probe.causes[0]?.code, 'taken_over');
  });

  it('tells the reason with which the broker ended the connection', async () => {
    let connects = 0;
    const current = await start((packet, { send }) => {
      if (packet.cmd !== 'connect') return;
      connects += 1;
      send(accepted);
      if (connects === 1) send({ cmd: 'disconnect', reasonCode: 0x97 });
    });
    const probe = await current.open().catch(() => undefined);
    await probe?.until('the return', () => probe.transport.session?.epoch === 2);
    assert.match(probe?.causes[0]?.message ?? 'none', /Quota exceeded \(151\)/);
  });
});

describe('createMqttFactory', () => {
  for (const url of ['nonsense', 'http://host', 'mqtt://', 'amqp://user:s3cret@host']) {
    it(`refuses the url ${url}`, () => {
      assert.throws(
        () => createMqttFactory(url),
        (caught: ParleyError) => caught.code === 'invalid_argument' && !caught.message.includes('s3cret'),
      );
    });
  }
});
