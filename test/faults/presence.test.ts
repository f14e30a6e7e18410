import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { watchAgents, type LiveAgents, type LiveState } from '@parley/runtime';
import { createTopics } from '@parley/runtime/protocol';
import { createFactory } from '@parley/runtime/transport';
import { systemClock } from '#runtime/clock.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { until } from '../runtime/support/until.ts';

const program = fileURLToPath(new URL('beating.ts', import.meta.url));
const topics = createTopics({ prefix: 'parley/v1', tenant: null });

interface Change {
  readonly state: LiveState;
  readonly atMs: number;
}

/** What takes half a second may take some on a machine that is busy; the keepalive would take fifteen at least. */
const soonMs = 8_000;

describeWithMosquitto('An instance that ends, hangs or is busy, through Mosquitto', () => {
  let broker: Mosquitto;
  let agents: LiveAgents;
  let child: ChildProcess;
  let changes: Change[];

  async function start(heartbeat: 'main' | 'worker', intervalMs = 200): Promise<void> {
    child = fork(program, [broker.url, 'b1', heartbeat, String(intervalMs)], {
      execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await until(() => (agents.find({ state: 'online' })[0]?.health?.intervalMs ?? 0) === intervalMs);
    const steadyAtMs = performance.now() + 1_000;
    await until(() => performance.now() > steadyAtMs);
    changes = [];
  }

  /** Milliseconds until it is seen in the state. */
  async function untilState(state: LiveState): Promise<number> {
    const fromMs = performance.now();
    await until(() => changes.some((change) => change.state === state && change.atMs >= fromMs));
    return (changes.findLast((change) => change.state === state)?.atMs ?? 0) - fromMs;
  }

  beforeEach(async function () {
    this.timeout(30_000);
    broker = await startMosquitto();
    const factory = createFactory(broker.url);
    agents = await watchAgents({ factory, topics, clock: systemClock, name: 'test' });
    agents.listen(({ instance: { state } }) => {
      changes.push({ state, atMs: performance.now() });
    });
    changes = [];
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await agents.close();
    await broker.close();
  });

  it('a crash is seen by the will, at once', async function () {
    this.timeout(30_000);
    await start('main');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    const seenMs = await untilState('offline');
    assert.ok(seenMs < soonMs, `${seenMs} ms`);
    assert.equal(agents.list()[0]?.cause, 'will');
    await exit;
  });

  for (const heartbeat of ['main', 'worker'] as const) {
    it(`a hang is suspected long before the keepalive, and forgiven; heartbeats from ${heartbeat}`, async function () {
      this.timeout(30_000);
      await start(heartbeat);
      child.kill('SIGSTOP');
      const seenMs = await untilState('suspected');
      assert.ok(seenMs < soonMs, `${seenMs} ms`);
      child.kill('SIGCONT');
      await untilState('online');
      assert.deepEqual(
        changes.map(({ state }) => state).filter((state) => state === 'offline'),
        [],
      );
    });
  }

  it('a main loop that is busy for 3 s is late, never suspected, where a thread beats', async function () {
    this.timeout(30_000);
    await start('worker', 500);
    child.send(3_000);
    await untilState('late');
    await untilState('online');
    assert.deepEqual([...new Set(changes.map(({ state }) => state))], ['late', 'online']);
  });
});
