import assert from 'node:assert/strict';
import { Lane } from '../../../runtime/src/agent/lanes.ts';
import { createMemoryBroker } from '../../../runtime/src/transport/memory.ts';
import type { MemoryBroker } from '../../../runtime/src/transport/memory.ts';
import { until } from '../support/until.ts';

const clientId = 'parley/v1:worker';

for (const protocol of [5, 4] as const) {
  describe(`Lane, MQTT ${protocol}`, () => {
    let broker: MemoryBroker;
    let lanes: Lane[];
    let events: string[];
    beforeEach(() => {
      broker = createMemoryBroker({ protocol });
      lanes = [];
      events = [];
    });
    afterEach(() => Promise.all(lanes.map((lane) => lane.close())));

    const create = (name: string, mayReconnect?: () => Promise<boolean>): Lane => {
      const lane = new Lane({
        factory: broker,
        name,
        clientId,
        quickenTopic: 'quicken',
        subscriptions: [{ filter: 'work' }],
        sessionExpirySeconds: 60,
        onPacket: (packet) => {
          events.push(`${name} got ${Buffer.from(packet.payload).toString()}`);
          packet.acknowledge();
        },
        onSession: () => events.push(`${name} connected`),
        onTakenOver: () => events.push(`${name} taken over`),
        onFailed: (error) => events.push(`${name} failed: ${error.message}`),
        ...(mayReconnect === undefined ? {} : { mayReconnect }),
      });
      lanes.push(lane);
      return lane;
    };
    const send = async (payload: string): Promise<void> => {
      const sender = broker.create({ clientId: 'sender' });
      await sender.open();
      await sender.publish({ topic: 'work', payload });
      await sender.close();
    };

    it('does not connect when it is closed before it began: whoever has the role now keeps its connection', async () => {
      const [one, two] = [create('one'), create('two')];
      await one.open();
      const opening = two.open();
      await Promise.all([two.close(), opening]);
      await send('a');
      await until(() => events.length === 2);
      assert.deepEqual(events, ['one connected', 'one got a']);
    });

    it('connects once when it is wanted, not wanted and wanted again in one breath', async () => {
      const lane = create('one');
      const opening = [lane.open(), lane.close(), lane.open()];
      await Promise.all(opening);
      await send('a');
      await until(() => events.length === 2);
      assert.deepEqual(events, ['one connected', 'one got a']);
    });

    it('connects anew after another had taken it over, also when nobody opens it before long', async () => {
      let isMine = true;
      const [one, two] = [create('one', async () => Promise.resolve(isMine)), create('two')];
      await one.open();
      isMine = false;
      await two.open();
      await until(() => events.includes('one taken over'));
      await two.close();
      await send('a');
      isMine = true;
      await one.open();
      await until(() => events.length === 5);
      assert.deepEqual(events.toSorted(), [
        'one connected',
        'one connected',
        'one got a',
        'one taken over',
        'two connected',
      ]);
    });
  });
}
