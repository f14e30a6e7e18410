import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import mqtt from 'mqtt';
import { createFactory } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { createEngine } from '#explorer/engine/engine.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { quantile } from '../check/cost.ts';
import { benchFiles } from './envelope.ts';

export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

/** The same load once to the engine, with a page that pulls ten times a second, and once to a client that only parses. */
export async function measureCapture(load: Load): Promise<readonly (readonly string[])[]> {
  return [await measureEngine(load), await measureBare(load)];
}

async function measureEngine(load: Load): Promise<readonly string[]> {
  const broker = await startMosquitto();
  const files = Object.entries(benchFiles).map(([path, text]) => ({ path, text }));
  const engine = createEngine({
    workspace: createWorkspace({ folder: '', files }),
    transports: createFactory(broker.url),
    broker: 'bench',
    clientId: 'bench-explorer',
    maxRows: 1_000_000,
    maxBytes: 2 * 1024 ** 3,
  });
  await engine.open();
  const cpu = process.cpuUsage();
  const pulls: number[] = [];
  const page = setInterval(() => {
    const startedAt = performance.now();
    engine.ask('rows', { tab: 'all', query: '', from: -60, count: 60 });
    pulls.push(performance.now() - startedAt);
  }, 100);
  const published = await publish(broker.url, load);
  await quiet(() => engine.state().counters.received);
  clearInterval(page);
  const { received, missing, dropped } = engine.state().counters;
  const row = ['the explorer', published, received, missing, dropped].map(String);
  await engine.close();
  await broker.close();
  return [...row, cpuOf(cpu, received), `${quantile(pulls, 0.95).toFixed(1)} ms`];
}

async function measureBare(load: Load): Promise<readonly string[]> {
  const broker = await startMosquitto();
  const client = await mqtt.connectAsync(broker.url, { clientId: 'bench-bare' });
  let received = 0;
  client.on('message', (_topic, payload) => {
    JSON.parse(payload.toString('utf8'));
    received += 1;
  });
  await client.subscribeAsync('bench/reading', { qos: 0 });
  const cpu = process.cpuUsage();
  const published = await publish(broker.url, load);
  await quiet(() => received);
  const row = ['bare mqtt.js, JSON.parse', published, received, '?', '?'].map(String);
  const cost = cpuOf(cpu, received);
  await client.endAsync();
  await broker.close();
  return [...row, cost, ''];
}

/** A process of its own publishes; resolves with how many it handed to its socket. */
export async function publish(url: string, load: Load): Promise<number> {
  const file = fileURLToPath(new URL('publisher.ts', import.meta.url));
  const child: ChildProcess = fork(file, [url, String(load.perSecond), String(load.seconds)], {
    execArgv: process.execArgv,
  });
  const [message] = (await once(child, 'message')) as [{ readonly published: number }];
  return message.published;
}

/** Until nothing comes any more. */
async function quiet(count: () => number): Promise<void> {
  for (let last = -1; last !== count();) {
    last = count();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function cpuOf(before: NodeJS.CpuUsage, count: number): string {
  const { user, system } = process.cpuUsage(before);
  return `${((user + system) / Math.max(1, count)).toFixed(1)} µs`;
}
