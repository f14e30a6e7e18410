import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { until } from '../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { contracts, Fleet } from './fleet.ts';

/** Undefined where nobody may mount: there the journal's own tests have a disk that only says that it is full. */
const folder = mountSmallDisk();

function mountSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'parley-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
}

if (folder !== undefined) {
  describeWithMosquitto('a disk that is full', () => {
    after(() => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    });

    it('refuses sends with a reason, and loses none that it took', async function () {
      this.timeout(60_000);
      const broker = await startMosquitto();
      const fleet = new Fleet();
      try {
        const bus = await connect(broker.url, { state: folder });
        const shop = bus.agent(defineAgent('shop', contracts), {});
        await shop.start();
        const taken: number[] = [];
        let code: unknown;
        for (let n = 0; n < 10_000 && code === undefined; n += 1) {
          try {
            await shop.send('orders', { n, text: 'x'.repeat(1_000) });
            taken.push(n);
          } catch (error) {
            ({ code } = error as { code: unknown });
          }
        }
        assert.equal(code, 'storage_failed');
        await fleet.startStock(broker.url);
        await until(() => shop.statistics().unconfirmed === 0);
        const handled = new Set(fleet.handled);
        assert.deepEqual(
          taken.filter((n) => !handled.has(n)),
          [],
        );
        assert.equal(shop.state, 'online');
        await bus.close();
      } finally {
        await fleet.close();
        await broker.close();
      }
    });
  });
} else if (process.env.CI !== 'true') {
  // On CI, where nothing may be skipped, the simulated disk has to do.
  describe.skip('a disk that is full (nobody may mount a tmpfs here)', () => undefined);
}
