import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { FleetProcesses, missing } from './fleet-processes.ts';
import { Fleet, quickly } from './fleet.ts';

/** Seconds; 30 with the keep-alive of every day in `npm run faults`. */
const standstill = Number(process.env.PARLEY_STANDSTILL ?? 4);
const keepAliveSeconds = standstill < 25 ? 1 : 15;

describeWithMosquitto('a front that stands still (SIGSTOP)', () => {
  for (const others of [1, 0]) {
    const title = others === 0 ? 'alone, it goes on afterwards' : 'its standby takes over, and it stands by';
    it(`${standstill} s: ${title}; nothing is lost`, async function () {
      this.timeout(60_000 + standstill * 2_000);
      const broker = await startMosquitto();
      const fleet = new Fleet();
      const processes = new FleetProcesses(broker.url, fleet);
      try {
        const one = await processes.start('stock', 'i1', { keepAliveSeconds });
        const two = others === 0 ? one : await processes.start('stock', 'i2', { keepAliveSeconds });
        await fleet.startShop(quickly(broker.url));
        await fleet.send(0, 200);
        await until(() => one.isFront || two.isFront);
        const [front, standby] = one.isFront ? [one, two] : [two, one];
        front.signal('SIGSTOP');
        const sending = fleet.send(200, 1_500);
        await pause(standstill * 1_000);
        if (others === 1) await until(() => standby.isFront);
        front.signal('SIGCONT');
        await sending;
        await fleet.settle();
        if (others === 1) await until(() => !front.isFront && standby.isFront);
        assert.deepEqual(missing(fleet.sent, one.log), []);
        const twice = one.log.length - new Set(one.log).size;
        // Two instances have a memory each: both may handle what lay in the socket (256 at most), and what was handled and not yet confirmed.
        assert.ok(twice <= (others === 0 ? 0 : 256 + 64), `${twice} twice`);
      } finally {
        await processes.close();
        await fleet.close();
        await broker.close();
      }
    });
  }
});
