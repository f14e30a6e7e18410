import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { startMqttProxy, type MqttProxy } from '../support/mqtt-proxy.ts';
import { cutAfterPacket, cutAtByte, onNth, stall, twice } from '../support/network-faults.ts';
import { Fleet, quickly } from './fleet.ts';

const none = { lost: [], twice: [] };
/** `PARLEY_OFFLINE=200000` for a long run. */
const offlineSends = Number(process.env.PARLEY_OFFLINE ?? 5_000);

describeWithMosquitto('durable messages through a network with faults', function () {
  let broker: Mosquitto;
  let proxy: MqttProxy;
  let fleet: Fleet;
  beforeEach(async () => {
    broker = await startMosquitto();
    proxy = await startMqttProxy(broker.port);
    fleet = new Fleet();
  });
  afterEach(async () => {
    proxy.inject(undefined);
    await fleet.close();
    await proxy.close();
    await broker.close();
  });

  it('each PUBACK in turn is lost: nothing is, and nothing is handled twice', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(proxy.url));
    await fleet.startShop(quickly(proxy.url));
    for (let k = 1; k <= 10; k += 1) {
      proxy.inject(onNth({ direction: k % 2 === 0 ? 'up' : 'down', type: 'puback' }, k, { kind: 'drop' }));
      await fleet.send(k * 10, 10);
      // A PUBACK that never comes is a broken connection, sooner or later.
      proxy.inject(undefined);
      proxy.cut();
    }
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it('the connections break after each packet of a short exchange', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(proxy.url));
    await fleet.startShop(quickly(proxy.url));
    for (let k = 1; k <= 20; k += 1) {
      proxy.inject(cutAfterPacket(k));
      await fleet.send(k * 3, 3);
      await fleet.settle();
    }
    assert.deepEqual(fleet.reckon(), none);
  });

  it('the connections break in the middle of packets, at random bytes', async function () {
    this.timeout(60_000);
    const random = createFakeRandom(7);
    await fleet.startStock(quickly(proxy.url));
    await fleet.startShop(quickly(proxy.url));
    for (let round = 0; round < 20; round += 1) {
      proxy.inject(cutAtByte(round % 2 === 0 ? 'up' : 'down', Math.floor(random.fraction() * 4_000)));
      await fleet.send(round * 10, 10);
      await fleet.settle();
    }
    assert.deepEqual(fleet.reckon(), none);
  });

  it('every PUBLISH comes twice, and one direction stalls: each is handled once, each key in order', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(proxy.url));
    await fleet.startShop(quickly(proxy.url));
    const doubled = twice({ direction: 'down', type: 'publish' });
    const stalled = stall('up', 700);
    proxy.inject((packet) => {
      const verdict = stalled(packet);
      return verdict.kind === 'pass' ? doubled(packet) : verdict;
    });
    await fleet.send(0, 500, 'keyed');
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
    for (let key = 0; key < 10; key += 1) {
      const numbers = fleet.handled.filter((n) => n % 10 === key);
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      );
    }
  });

  it('broken connections do not change the order of a key', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(broker.url));
    await fleet.startShop(quickly(proxy.url));
    for (let round = 0; round < 10; round += 1) {
      proxy.inject(cutAfterPacket(15 + round * 3));
      await fleet.send(round * 100, 100, 'keyed');
    }
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
    for (let key = 0; key < 10; key += 1) {
      const numbers = fleet.handled.filter((n) => n % 10 === key);
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      );
    }
  });

  it('a partition of two seconds, with sends in it', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(broker.url));
    await fleet.startShop(quickly(proxy.url, 1));
    await fleet.send(0, 100);
    proxy.partition();
    await fleet.send(100, 200);
    await pause(2_000);
    proxy.heal();
    await fleet.send(300, 100);
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it('a half-open connection is noticed within one and a half times the keep-alive', async function () {
    this.timeout(60_000);
    await fleet.startStock(quickly(proxy.url, 1));
    await fleet.startShop(quickly(broker.url));
    await fleet.send(0, 50);
    await fleet.settle();
    const before = fleet.handled.length;
    proxy.halfOpen();
    const startedAt = performance.now();
    await fleet.send(50, 50);
    await until(() => fleet.handled.length > before);
    // 1.5 s, a reconnect, and what a busy machine needs.
    assert.ok(performance.now() - startedAt < 6_000);
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it('3,000 messages for a receiver that is away, of which the broker queues 1,000', async function () {
    this.timeout(60_000);
    const stock = await fleet.startStock(quickly(broker.url));
    await stock.stop();
    await fleet.startShop(quickly(broker.url));
    await fleet.send(0, 3_000);
    await fleet.startStock(quickly(broker.url));
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it(`${offlineSends} sends without a broker`, async function () {
    this.timeout(60_000 + offlineSends * 3);
    await fleet.startStock(quickly(broker.url));
    await fleet.startShop(quickly(broker.url));
    await broker.stop('SIGKILL');
    await fleet.send(0, offlineSends);
    await broker.start();
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it('a session that expired while the receiver was away', async function () {
    this.timeout(60_000);
    const stock = await fleet.startStock(quickly(broker.url), { sessionExpirySeconds: 1 });
    await fleet.startShop(quickly(broker.url));
    await stock.stop();
    await fleet.send(0, 200);
    await pause(2_000);
    await fleet.startStock(quickly(broker.url), { sessionExpirySeconds: 1 });
    await fleet.settle();
    assert.deepEqual(fleet.reckon(), none);
  });

  it('two of one name, on two machines: the later one works, and nothing is lost', async function () {
    this.timeout(60_000);
    const first = await fleet.startStock(quickly(broker.url), { instance: 'i1' });
    await fleet.startShop(quickly(broker.url));
    await fleet.send(0, 100);
    const elsewhere = await fleet.folder('elsewhere');
    const second = await fleet.startStock(quickly(broker.url), { state: elsewhere, instance: 'i1' });
    await until(() => first.state === 'failed');
    await fleet.send(100, 100);
    await fleet.settle();
    assert.equal(second.state, 'online');
    assert.deepEqual(fleet.reckon().lost, []);
  });
});
