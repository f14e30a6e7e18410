import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { FleetProcesses, missing } from './fleet-processes.ts';
import { Fleet, quickly } from './fleet.ts';

/** `npm run faults -- --seeds 30` for a long run. */
const seeds = Array.from({ length: Number(process.env.PARLEY_SEEDS ?? 5) }, (_, index) => index + 1);

describeWithMosquitto('durable messages of processes that are killed', () => {
  let broker: Mosquitto;
  let fleet: Fleet;
  let processes: FleetProcesses;
  beforeEach(async () => {
    broker = await startMosquitto();
    fleet = new Fleet();
    processes = new FleetProcesses(broker.url, fleet);
  });
  afterEach(async () => {
    await processes.close();
    await fleet.close();
    await broker.close();
  });

  for (const seed of seeds) {
    it(`the producer, seed ${seed}: all that it was told is sent is handled, once`, async function () {
      this.timeout(60_000);
      await fleet.startStock(quickly(broker.url));
      const first = await processes.start('shop', 'i1', { count: 100_000 });
      await until(() => fleet.handled.length > 10);
      await pause(createFakeRandom(seed).fraction() * 400);
      await first.kill();
      const second = await processes.start('shop', 'i1', { from: 1_000_000, count: 50 });
      await until(() => missing(second.log, fleet.handled).length === 0 && second.log.includes(1_000_049));
      assert.deepEqual(fleet.reckon().twice, []);
    });

    it(`the consumer, seed ${seed}: all is handled`, async function () {
      this.timeout(60_000);
      const first = await processes.start('stock', 'i1');
      await fleet.startShop(quickly(broker.url));
      const sending = fleet.send(0, 2_000);
      await until(() => first.log.length > 10);
      await pause(createFakeRandom(seed).fraction() * 300);
      await first.kill();
      const second = await processes.start('stock', 'i1');
      await sending;
      await fleet.settle();
      assert.deepEqual(missing(fleet.sent, second.log), []);
    });

    it(`the front, seed ${seed}: the standby goes on`, async function () {
      this.timeout(60_000);
      const [one, two] = [await processes.start('stock', 'i1'), await processes.start('stock', 'i2')];
      await fleet.startShop(quickly(broker.url));
      const sending = fleet.send(0, 2_000);
      await until(() => one.log.length > 10);
      await pause(createFakeRandom(seed).fraction() * 300);
      await (one.isFront ? one : two).kill();
      await sending;
      await fleet.settle();
      assert.deepEqual(missing(fleet.sent, one.log), []);
    });
  }
});
