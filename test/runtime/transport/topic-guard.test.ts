import assert from 'node:assert/strict';
import { createMemoryBroker } from '@parley/runtime/transport';
import { systemTimers } from '#runtime/transport/timers.ts';
import { guardTopics } from '#runtime/transport/topic-guard.ts';
import type { OutgoingPacket, Transport } from '#runtime/transport/transport.ts';
import { until } from '../support/until.ts';

describe('guardTopics', () => {
  let published: OutgoingPacket[];
  let transport: Transport;
  /** A broker that ends the connection of who publishes to a topic with one of the characters. */
  const open = async (refused: readonly string[]): Promise<void> => {
    const broker = createMemoryBroker({
      onPublished: (clientId, packet) => {
        published.push(packet);
        if (refused.some((character) => packet.topic.includes(character))) broker.cut(clientId);
      },
    });
    transport = guardTopics(broker, systemTimers).create({ clientId: 'one' });
    await transport.open();
  };
  beforeEach(() => {
    published = [];
  });
  afterEach(() => transport.close());
  const topics = (): readonly string[] =>
    published.map(({ topic }) => topic).filter((topic) => !topic.startsWith('parley/v1/probe/'));

  it('asks nothing for plain topics', async () => {
    await open(['.']);
    await transport.publish({ topic: 'a/b-c_d/ü', payload: '' });
    await transport.subscribe([{ filter: 'a/+/#' }]);
    assert.equal(published.length, 1);
  });

  it('asks once for each doubtful character, and keeps the order', async () => {
    await open([]);
    const all = ['a.b/1', 'a.b/2', 'a b/3', 'a.b c/4'];
    await Promise.all(all.map((topic) => transport.publish({ topic, payload: '' })));
    await transport.publish({ topic: 'a.b/5', payload: '' });
    assert.deepEqual(
      topics().filter((topic) => topic.startsWith('a.b/')),
      ['a.b/1', 'a.b/2', 'a.b/5'],
    );
    assert.deepEqual([...topics()].sort(), [...all, 'a.b/5'].sort());
    assert.equal(published.length - topics().length, 4);
  });

  it('refuses topics at which the broker hangs up, before it can, and takes others', async () => {
    await open(['.']);
    const refusal = { code: 'unsupported', message: /"a\.b" cannot be used: .* closes the connection/ };
    await assert.rejects(transport.publish({ topic: 'a.b', payload: '' }), refusal);
    await assert.rejects(transport.subscribe([{ filter: 'a.b' }]), refusal);
    await transport.publish({ topic: 'a*b', payload: '' });
    await until(() => topics().length === 1);
    assert.deepEqual([topics(), transport.state], [['a*b'], 'online']);
  });
});
