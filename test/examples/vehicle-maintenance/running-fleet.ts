import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBroker } from '@parley/runtime/broker';
import { agents } from '#examples/vehicle-maintenance/src/demo/fleet.ts';
import { startMember } from '#examples/vehicle-maintenance/src/demo/member.ts';
import type { Member } from '#examples/vehicle-maintenance/src/demo/member.ts';
import { startMonitor } from '#examples/vehicle-maintenance/src/demo/monitor.ts';
import type { Monitor } from '#examples/vehicle-maintenance/src/demo/monitor.ts';
import type { FeedState } from '#examples/vehicle-maintenance/src/demo/watch.ts';

/** A fleet on a broker of its own, for one test. */
export interface RunningFleet {
  readonly url: string;
  readonly monitor: Monitor;
  readonly feed: Readonly<FeedState>;
  /** What crashed, in order. */
  readonly crashes: readonly string[];
  /** Starts one more process. */
  add(agent: string, environment?: Readonly<Record<string, string>>): Promise<Member>;
  close(): Promise<void>;
}

/** Starts the broker, the monitor and the agents that are named (default: all). */
export async function startRunningFleet(names: readonly string[] = agents): Promise<RunningFleet> {
  const broker = await startBroker({ port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'fleet-test-'));
  const monitor = await startMonitor(broker.url);
  const crashes: string[] = [];
  const members: Member[] = [];
  const feed: FeedState = { sent: 0, done: false, serviced: undefined };
  const start = (agent: string, environment: Readonly<Record<string, string>> = {}): Member => {
    const member = startMember(agent, {
      environment: { FLEET_STATE: folder, ...environment, PARLEY_BROKER: broker.url },
      onCrash: (name) => crashes.push(name),
      onReport: (report) => {
        if (report.kind === 'sent') Object.assign(feed, report);
      },
    });
    members.push(member);
    return member;
  };
  for (const name of names) start(name);
  await Promise.all(members.map(async ({ ready }) => ready));
  return {
    url: broker.url,
    monitor,
    feed,
    crashes,
    async add(agent, environment) {
      const member = start(agent, environment);
      await member.ready;
      return member;
    },
    async close() {
      await Promise.all(members.map(async (member) => member.stop()));
      await monitor.close();
      await broker.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when a condition holds; the test's own time limit ends it otherwise. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}
