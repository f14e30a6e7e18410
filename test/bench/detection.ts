import { setTimeout as pause } from 'node:timers/promises';
import { watchAgents, type LiveState } from '@parley/runtime';
import { createTopics } from '@parley/runtime/protocol';
import { createFactory } from '@parley/runtime/transport';
import { systemClock } from '#runtime/clock.ts';
import { startMosquitto } from '../support/mosquitto.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';

const program = new URL('../faults/beating.ts', import.meta.url);
const topics = createTopics({ prefix: 'parley/v1', tenant: null });
/** As the guide sets it where a hang must be seen within a second. */
const heartbeatMs = 200;
/** Beats before the process is stopped. */
const steadyMs = 1_500;

export type Fault = 'crash' | 'hang';

/** Milliseconds from a SIGKILL (crash) or SIGSTOP (hang) until a watcher in another process sees it. */
export async function measureDetection(fault: Fault): Promise<number> {
  const broker = await startMosquitto();
  const factory = createFactory(broker.url);
  const agents = await watchAgents({ factory, topics, clock: systemClock, name: 'bench' });
  const child = fork(program, [broker.url, 'b1', 'main', String(heartbeatMs)], {
    execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
  });
  try {
    await once(child, 'message');
    // Long enough that SIGSTOP does not meet a beat by design.
    await pause(steadyMs + Math.random() * heartbeatMs);
    const wanted: LiveState = fault === 'crash' ? 'offline' : 'suspected';
    const seen = new Promise<void>((resolve) => {
      agents.listen(({ instance }) => {
        if (instance.state === wanted) resolve();
      });
    });
    const fromMs = performance.now();
    child.kill(fault === 'crash' ? 'SIGKILL' : 'SIGSTOP');
    await seen;
    return performance.now() - fromMs;
  } finally {
    child.kill('SIGKILL');
    await agents.close();
    await broker.close();
  }
}
