import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [channel('work')],
  [agent('worker', { receives: { work: receive(['work']) } }), agent('boss', { sends: { work: send() } })],
);

describe('KeptPause', () => {
  it('REQ-PRES-32: an agent that was paused is paused after a restart, until it is resumed', async function () {
    this.timeout(20_000);
    const folder = await mkdtemp(join(tmpdir(), 'parley-pause-'));
    const world = new World(contracts, { state: folder });
    let handled = 0;
    const handlers = {
      work: () => {
        handled += 1;
      },
    };
    const first = await world.start('worker', handlers);
    await first.pause();
    await first.stop();
    const boss = await world.start('boss');
    await boss.send('work', { n: 1 });
    await world.raw();
    const second = await world.start('worker', handlers);
    assert.equal(second.state, 'paused');
    const states = world.events('parley/v1/agents/worker/i1/status').map(({ data }) => data);
    assert.equal((states[0] as { state: string }).state, 'paused');
    await rest();
    assert.equal(handled, 0);
    await second.resume();
    await until(() => handled === 1);
    await second.stop();
    const third = await world.start('worker', handlers);
    assert.equal(third.state, 'online');
    await world.close();
    await rm(folder, { recursive: true });
  });
});
