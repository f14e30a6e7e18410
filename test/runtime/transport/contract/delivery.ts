import assert from 'node:assert/strict';
import { unique, type Bench, type Features } from './rig.ts';

/** What arrives, where, and how often. */
export function deliveryLaws(bench: () => Bench, features: Features): void {
  for (const qos of [0, 1] as const) {
    it(`delivers 200 messages at QoS ${qos} in the order of publishing`, async () => {
      const topic = unique('order');
      const receiver = await bench().subscriber(topic);
      const sender = await bench().open();
      const texts = Array.from({ length: 200 }, (_, index) => `${index}`);
      await Promise.all(texts.map((payload) => sender.transport.publish({ topic, payload, qos })));
      await receiver.received(200);
      assert.deepEqual(receiver.texts, texts);
      assert.deepEqual(new Set(receiver.packets.map((packet) => packet.qos)), new Set([qos]));
    });
  }

  it('delivers at the QoS of the subscription', async () => {
    const topic = unique('lower');
    const receiver = await bench().open();
    await receiver.transport.subscribe([{ filter: topic, qos: 0 }]);
    await receiver.transport.publish({ topic, payload: 'x' });
    await receiver.received(1);
    assert.equal(receiver.packets[0]?.qos, 0);
  });

  it('matches + to one level and # to any number', async () => {
    const root = unique('wild');
    const one = await bench().subscriber(`${root}/+/end`);
    const any = await bench().subscriber(`${root}/#`);
    const { transport } = await bench().open();
    for (const topic of [root, `${root}/a/end`, `${root}/a/b/end`]) {
      await transport.publish({ topic, payload: topic });
    }
    await any.received(3);
    await one.settled(transport, `${root}/mark/end`);
    assert.deepEqual(one.texts, [`${root}/a/end`]);
    assert.deepEqual(any.texts.slice(0, 3), [root, `${root}/a/end`, `${root}/a/b/end`]);
  });

  const payloads = {
    'an empty payload': new Uint8Array(),
    'every byte': Uint8Array.from({ length: 256 }, (_, index) => index),
    'a megabyte': new Uint8Array(1_048_576).fill(7),
  };
  for (const [name, payload] of Object.entries(payloads)) {
    it(`carries ${name} unchanged`, async () => {
      const topic = unique('payload');
      const receiver = await bench().subscriber(topic);
      await receiver.transport.publish({ topic, payload });
      await receiver.received(1);
      assert.ok(Buffer.from(receiver.packets[0]?.payload ?? [1]).equals(payload));
    });
  }

  it('carries a topic and a text in any script', async () => {
    const topic = `${unique('unicode')}/größe/温度/🚗`;
    const receiver = await bench().subscriber(topic);
    await receiver.transport.publish({ topic, payload: 'žluťoučký 🚙' });
    await receiver.received(1);
    assert.equal(receiver.packets[0]?.topic, topic);
    assert.deepEqual(receiver.texts, ['žluťoučký 🚙']);
  });

  it('stops at an unsubscription', async () => {
    const root = unique('stop');
    const receiver = await bench().subscriber(`${root}/+`);
    await receiver.transport.subscribe([{ filter: `${root}/mark/+` }]);
    await receiver.transport.unsubscribe([`${root}/+`]);
    await receiver.transport.publish({ topic: `${root}/a`, payload: 'x' });
    await receiver.settled(receiver.transport, `${root}/mark/1`);
    assert.deepEqual(receiver.texts, []);
  });

  retainedLaws(bench);
  asPublishedLaws(bench, features);
  refusalLaws(bench, features);
  if (features.protocol === 5) propertyLaws(bench);
}

function retainedLaws(bench: () => Bench): void {
  it('sends the retained message to a new subscription, marked as such', async () => {
    const topic = unique('retained');
    const { transport } = await bench().open();
    await transport.publish({ topic, payload: 'old', retain: true });
    await transport.publish({ topic, payload: 'last', retain: true });
    const receiver = await bench().subscriber(topic);
    await receiver.received(1);
    await transport.publish({ topic, payload: 'live' });
    await receiver.received(2);
    assert.deepEqual(receiver.texts, ['last', 'live']);
    assert.deepEqual(
      receiver.packets.map(({ retain }) => retain),
      [true, false],
    );
  });

  it('sends no retained message to a subscription that does not want it', async () => {
    const topic = unique('unwanted');
    const receiver = await bench().open();
    await receiver.transport.publish({ topic, payload: 'kept', retain: true });
    await receiver.transport.subscribe([{ filter: topic, retained: false }]);
    await receiver.settled(receiver.transport, topic);
    assert.deepEqual(receiver.texts, []);
  });

  it('sends no retained message again when a reconnect renews the subscription', async () => {
    const topic = unique('renewed');
    const { transport } = await bench().open();
    await transport.publish({ topic, payload: 'kept', retain: true });
    const receiver = await bench().subscriber(topic);
    await receiver.received(1);
    bench().rig.cut();
    await receiver.until('the second session', () => receiver.sessions.length === 2);
    await receiver.settled(receiver.transport, topic);
    assert.deepEqual(receiver.texts, ['kept']);
  });

  it('sends the retained message again when the program subscribes again', async () => {
    const topic = unique('again');
    const receiver = await bench().subscriber(topic);
    await receiver.transport.publish({ topic, payload: 'kept', retain: true });
    await receiver.received(1);
    await receiver.transport.subscribe([{ filter: topic }]);
    await receiver.received(2);
    assert.deepEqual(receiver.texts, ['kept', 'kept']);
  });

  it('forgets the retained message at an empty one', async () => {
    const topic = unique('forgotten');
    const receiver = await bench().open();
    await receiver.transport.publish({ topic, payload: 'kept', retain: true });
    await receiver.transport.publish({ topic, payload: '', retain: true });
    await receiver.transport.subscribe([{ filter: topic }]);
    await receiver.settled(receiver.transport, topic);
    assert.deepEqual(receiver.texts, []);
  });
}

function asPublishedLaws(bench: () => Bench, { protocol }: Features): void {
  it('keeps the flag of what is published to be kept, where that is asked for and the protocol has it', async () => {
    const topic = unique('as-published');
    const receiver = await bench().open();
    await receiver.transport.subscribe([{ filter: topic, retained: false, retainAsPublished: true }]);
    await receiver.transport.publish({ topic, payload: 'kept', retain: true });
    await receiver.transport.publish({ topic, payload: 'passing' });
    await receiver.received(2);
    assert.deepEqual(
      receiver.packets.map(({ retain }) => retain),
      [protocol === 5, false],
    );
  });
}

function refusalLaws(bench: () => Bench, { refused }: Features): void {
  it('refuses a topic with a wildcard and a filter with a misplaced one', async () => {
    const { transport } = await bench().open();
    await assert.rejects(transport.publish({ topic: 'a/+', payload: '' }), { code: 'invalid_argument' });
    await assert.rejects(transport.subscribe([{ filter: 'a/#/b' }]), { code: 'invalid_argument' });
  });

  if (refused === undefined) return;
  it('rejects a subscription that the broker refuses, and grants those beside it', async () => {
    const topic = unique('beside');
    const receiver = await bench().open();
    const both = [{ filter: topic }, { filter: refused.filter }];
    await assert.rejects(receiver.transport.subscribe(both), { code: refused.code });
    await receiver.transport.publish({ topic, payload: 'x' });
    await receiver.received(1);
  });
}

function propertyLaws(bench: () => Bench): void {
  it('carries the properties of MQTT 5', async () => {
    const topic = unique('properties');
    const receiver = await bench().subscriber(topic);
    const properties = {
      contentType: 'application/cloudevents+json',
      responseTopic: 'inbox/a/1/control',
      correlationData: Uint8Array.of(0, 1, 255),
      userProperties: { traceparent: '00-ab-cd-01', größe: '温' },
    };
    await receiver.transport.publish({ topic, payload: 'x', properties });
    await receiver.received(1);
    const { correlationData, userProperties, ...rest } = receiver.packets[0]?.properties ?? {};
    assert.deepEqual([...(correlationData ?? [])], [0, 1, 255]);
    assert.deepEqual({ ...userProperties }, properties.userProperties);
    assert.deepEqual(rest, { contentType: properties.contentType, responseTopic: properties.responseTopic });
  });

  it('tells what is left of the message expiry', async () => {
    const topic = unique('expiry');
    const receiver = await bench().subscriber(topic);
    await receiver.transport.publish({ topic, payload: 'x', properties: { messageExpirySeconds: 100 } });
    await receiver.received(1);
    const left = receiver.packets[0]?.properties.messageExpirySeconds ?? 0;
    assert.ok(left > 60 && left <= 100, `${left} s left`);
  });

  it('keeps from a noLocal subscription what its own connection published', async () => {
    const topic = unique('local');
    const receiver = await bench().open();
    const other = await bench().open();
    await receiver.transport.subscribe([{ filter: topic, noLocal: true }]);
    await receiver.transport.publish({ topic, payload: 'own' });
    await receiver.settled(other.transport, topic);
    assert.deepEqual(receiver.texts, []);
  });
}
