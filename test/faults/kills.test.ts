import assert from 'node:assert/strict';
import { cp, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { FleetProcess } from './fleet-process.ts';
import { Fleet, quickly } from './fleet.ts';

/** `PARLEY_SEEDS=30` for a long run. */
const seeds = Array.from({ length: Number(process.env.PARLEY_SEEDS ?? 5) }, (_, index) => index + 1);

describeWithMosquitto('durable messages of processes that are killed', () => {
  let broker: Mosquitto;
  let fleet: Fleet;
  let processes: FleetProcess[];
  beforeEach(async () => {
    broker = await startMosquitto();
    fleet = new Fleet();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.kill()));
    await fleet.close();
    await broker.close();
  });

  async function start(
    role: 'shop' | 'stock',
    instance: string,
    range: { readonly from?: number; readonly count?: number } = {},
  ): Promise<FleetProcess> {
    const state = await fleet.folder(role);
    const log = await fleet.folder(`${role}.log`);
    const started = new FleetProcess({ role, url: broker.url, state, instance, log, ...range });
    processes.push(started);
    await started.ready();
    return started;
  }

  const missing = (sent: readonly number[], handled: readonly number[]): readonly number[] => {
    const known = new Set(handled);
    return sent.filter((n) => !known.has(n));
  };

  for (const seed of seeds) {
    it(`the producer, seed ${seed}: all that it was told is sent is handled, once`, async function () {
      this.timeout(60_000);
      await fleet.startStock(quickly(broker.url));
      const first = await start('shop', 'i1', { count: 100_000 });
      await until(() => fleet.handled.length > 10);
      await pause(createFakeRandom(seed).fraction() * 400);
      await first.kill();
      const second = await start('shop', 'i1', { from: 1_000_000, count: 50 });
      await until(() => missing(second.log, fleet.handled).length === 0 && second.log.includes(1_000_049));
      assert.deepEqual(fleet.reckon().twice, []);
    });

    it(`the consumer, seed ${seed}: all is handled`, async function () {
      this.timeout(60_000);
      const first = await start('stock', 'i1');
      await fleet.startShop(quickly(broker.url));
      const sending = fleet.send(0, 2_000);
      await until(() => first.log.length > 10);
      await pause(createFakeRandom(seed).fraction() * 300);
      await first.kill();
      const second = await start('stock', 'i1');
      await sending;
      await fleet.settle();
      assert.deepEqual(missing(fleet.sent, second.log), []);
    });

    it(`the front, seed ${seed}: the standby goes on`, async function () {
      this.timeout(60_000);
      const [one, two] = [await start('stock', 'i1'), await start('stock', 'i2')];
      await fleet.startShop(quickly(broker.url));
      const sending = fleet.send(0, 2_000);
      await until(() => one.log.length > 10);
      await pause(createFakeRandom(seed).fraction() * 300);
      await (one.frontOf === 'stock' ? one : two).kill();
      await sending;
      await fleet.settle();
      assert.deepEqual(missing(fleet.sent, one.log), []);
    });
  }

  it('a front that stands still for three seconds', async function () {
    this.timeout(60_000);
    const stock = await start('stock', 'i1');
    await fleet.startShop(quickly(broker.url));
    await fleet.send(0, 200);
    stock.signal('SIGSTOP');
    await fleet.send(200, 1_500);
    await pause(3_000);
    stock.signal('SIGCONT');
    await fleet.settle();
    assert.deepEqual(missing(fleet.sent, stock.log), []);
    assert.equal(new Set(stock.log).size, stock.log.length);
  });

  it('a journal that is torn anywhere in its last two records: what is whole is sent', async function () {
    this.timeout(60_000);
    await fleet.startShop(quickly(broker.url));
    for (let n = 0; n < 5; n += 1) await fleet.send(n, 1);
    const whole = join(await fleet.folder('shop'), 'shop', 'i1', 'journal');
    const [name = ''] = (await readdir(whole)).filter((file) => file.endsWith('.journal'));
    const { size } = await stat(join(whole, name));
    await fleet.startStock(quickly(broker.url));
    await fleet.settle();
    const recordBytes = Math.floor((size - 20) / 5);
    for (let cut = 1; cut <= 2 * recordBytes; cut += 149) {
      const state = await fleet.folder(`torn-${cut}`);
      await cp(whole, join(state, 'shop', 'i1', 'journal'), { recursive: true });
      await truncate(join(state, 'shop', 'i1', 'journal', name), size - cut);
      const torn = await fleet.startShop(quickly(broker.url), { state });
      await fleet.settle();
      assert.deepEqual([torn.state, torn.deadLetters().length], ['online', 0]);
      await torn.stop();
    }
    assert.deepEqual(fleet.reckon(), { lost: [], twice: [] });
  });
});
