import assert from 'node:assert/strict';
import type { TransportOptions } from '#runtime/transport/transport.ts';
import { unique, type Bench, type Features, type Probe } from './rig.ts';

const kept: Partial<TransportOptions> = { clean: false, sessionExpirySeconds: 600 };

/** What a session keeps, and what an acknowledgement means. */
export function sessionLaws(bench: () => Bench, features: Features): void {
  /** Publishes the texts to one that acknowledges nothing, and waits until they are there. */
  async function deliverUnacknowledged(texts: readonly string[]): Promise<Probe> {
    const topic = unique('unacknowledged');
    const receiver = await bench().open({ ...kept, clientId: topic });
    await receiver.transport.subscribe([{ filter: topic }]);
    const sender = await bench().open();
    for (const payload of texts) await sender.transport.publish({ topic, payload });
    await receiver.received(texts.length);
    return receiver;
  }

  /** Breaks the connection; the packets that come afterwards. */
  async function redelivered(receiver: Probe, count: number): Promise<Probe['packets']> {
    const [before, sessions] = [receiver.packets.length, receiver.sessions.length];
    bench().rig.cut();
    await receiver.until('the next session', () => receiver.sessions.length > sessions);
    await receiver.received(before + count);
    return receiver.packets.slice(before);
  }

  const textsOf = (packets: Probe['packets']): string[] =>
    packets.map(({ payload }) => Buffer.from(payload).toString());

  it('redelivers what was not acknowledged after a reconnect: in order, marked as duplicate', async () => {
    const receiver = await deliverUnacknowledged(['1', '2', '3']);
    const packets = await redelivered(receiver, 3);
    assert.deepEqual(textsOf(packets), ['1', '2', '3']);
    assert.deepEqual(
      packets.map(({ duplicate }) => duplicate),
      [true, true, true],
    );
    assert.equal(receiver.sessions[1]?.sessionPresent, true);
  });

  it('REQ-DEL-2: sends acknowledgements in the order of receipt, however they are given', async () => {
    const receiver = await deliverUnacknowledged(['1', '2', '3', '4']);
    for (const index of [2, 1, 0]) receiver.packets[index]?.acknowledge();
    // The broker answers in order: once it has this, it has the acknowledgements.
    await receiver.transport.publish({ topic: unique('nowhere'), payload: '' });
    assert.deepEqual(textsOf(await redelivered(receiver, 1)), ['4']);
  });

  it('REQ-DEL-2: holds back an acknowledgement while an earlier packet waits for its own', async () => {
    const receiver = await deliverUnacknowledged(['1', '2', '3']);
    for (const index of [1, 2]) receiver.packets[index]?.acknowledge();
    assert.deepEqual(textsOf(await redelivered(receiver, 3)), ['1', '2', '3']);
  });

  it('REQ-DEL-3: ignores an acknowledgement for a connection that is gone', async () => {
    const receiver = await deliverUnacknowledged(['1']);
    const [first] = receiver.packets;
    await redelivered(receiver, 1);
    first?.acknowledge();
    assert.deepEqual(textsOf(await redelivered(receiver, 1)), ['1']);
  });

  it('keeps what arrives while the client is away, in order', async () => {
    const topic = unique('away');
    const options = { ...kept, clientId: topic };
    const before = await bench().open(options);
    await before.transport.subscribe([{ filter: topic }]);
    await before.transport.close();
    const sender = await bench().open();
    for (const payload of ['1', '2', '3']) await sender.transport.publish({ topic, payload });
    const after = await bench().open(options);
    await after.received(3);
    assert.deepEqual(after.texts, ['1', '2', '3']);
    assert.equal(after.sessions[0]?.sessionPresent, true);
  });

  it('forgets an earlier session when asked for a clean one', async () => {
    const topic = unique('clean');
    const before = await bench().open({ ...kept, clientId: topic });
    await before.transport.subscribe([{ filter: topic }]);
    await before.transport.close();
    const after = await bench().open({ clientId: topic, clean: true, sessionExpirySeconds: 600 });
    assert.equal(after.sessions[0]?.sessionPresent, false);
    await after.transport.publish({ topic, payload: 'x' });
    await after.transport.subscribe([{ filter: topic }]);
    await after.settled(after.transport, topic);
    assert.deepEqual(after.texts, []);
  });

  it('renews the subscriptions of a clean session after a reconnect', async () => {
    const topic = unique('renew');
    const receiver = await bench().subscriber(topic);
    bench().rig.cut();
    await receiver.until('the second session', () => receiver.sessions.length === 2);
    assert.equal(receiver.sessions[1]?.sessionPresent, false);
    await receiver.transport.publish({ topic, payload: 'x' });
    await receiver.received(1);
  });

  it('makes up for an unsubscription that the connection missed', async () => {
    const root = unique('missed');
    const options = { ...kept, clientId: root };
    const before = await bench().open(options);
    await before.transport.subscribe([{ filter: `${root}/a` }]);
    await before.transport.close();
    const after = bench().probe(options);
    await after.transport.unsubscribe([`${root}/a`]);
    await after.transport.subscribe([{ filter: `${root}/b` }]);
    await after.transport.open();
    await after.transport.publish({ topic: `${root}/a`, payload: 'x' });
    await after.settled(after.transport, `${root}/b`);
    assert.deepEqual(after.texts, []);
  });

  if (features.receiveWindow) {
    it('has no more packets under way than receiveMaximum', async () => {
      const topic = unique('window');
      const receiver = await bench().open({ receiveMaximum: 5 });
      await receiver.transport.subscribe([{ filter: topic }, { filter: `${topic}/mark`, qos: 0 }]);
      const sender = await bench().open();
      for (let index = 0; index < 8; index += 1) {
        await sender.transport.publish({ topic, payload: `${index}` });
      }
      await receiver.settled(sender.transport, `${topic}/mark`);
      assert.equal(receiver.packets.length, 5);
      receiver.packets[0]?.acknowledge();
      await receiver.received(6);
    });
  }
}
