import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '@parley/runtime/broker';
import { startFleet } from './fleet.ts';
import { startMember } from './member.ts';
import type { Member } from './member.ts';
import { startMonitor } from './monitor.ts';
import type { Monitor } from './monitor.ts';
import type { DemoOptions } from './options.ts';
import { UnreachableError } from './unreachable-error.ts';
import type { FeedState } from './watch.ts';

/** All that runs: broker, monitor, agents and feed. */
export interface Stage {
  /** Where the broker listens. */
  readonly broker: string;
  readonly monitor: Monitor;
  readonly feed: Readonly<FeedState>;
  readonly feeder: Member;
}

export interface StageOptions {
  readonly options: DemoOptions;
  /** Stops the raising half way. */
  readonly signal: AbortSignal;
  readonly onCrash: (agent: string, end: string) => void;
  /** Takes what must be closed, in the order of opening. */
  readonly closers: (() => Promise<void>)[];
  readonly tell: (text: string) => void;
}

/** What a run that was interrupted left at a broker elsewhere must not reach the next one. */
const sessionSeconds = 5;

const brokerPatienceMs = 10_000;

/** Starts everything, the feed last. Undefined when it was stopped half way. */
export async function raiseStage(given: StageOptions): Promise<Stage | undefined> {
  const { options, signal, onCrash, closers, tell } = given;
  const startedMs = performance.now();
  const url = options.broker ?? (await openBroker(closers));
  tell(`broker: ${options.broker === undefined ? 'embedded, ' : ''}${url}`);
  const monitor = await joinFleet(url, signal);
  if (monitor === undefined) return undefined;
  closers.push(async () => monitor.close());
  if (signal.aborted) return undefined;
  const environment = toEnvironment(options, { broker: url, folder: await makeFolder(closers) });
  const fleet = startFleet({ environment, onCrash });
  closers.push(async () => fleet.stop());
  if (!(await arrives(fleet.ready, signal))) return undefined;
  tell(`agents: ${fleet.members.length} at work after ${formatSeconds(performance.now() - startedMs)}`);
  const feed: FeedState = { sent: 0, done: false, serviced: undefined };
  const feeder = startMember('vehicle-feed', {
    environment,
    onCrash,
    onReport: (report) => {
      if (report.kind === 'sent') Object.assign(feed, report);
    },
  });
  closers.push(async () => feeder.stop());
  return (await arrives(feeder.ready, signal)) ? { broker: url, monitor, feed, feeder } : undefined;
}

/** Undefined when it was stopped before. Rejects when no broker answers in time. */
async function joinFleet(url: string, signal: AbortSignal): Promise<Monitor | undefined> {
  const patience = AbortSignal.timeout(brokerPatienceMs);
  try {
    return await startMonitor(url, AbortSignal.any([signal, patience]));
  } catch (caught) {
    if (signal.aborted) return undefined;
    if (!patience.aborted) throw caught;
    throw new UnreachableError(`no broker answers at ${url} within ${formatSeconds(brokerPatienceMs)}`, {
      cause: caught,
    });
  }
}

async function openBroker(closers: StageOptions['closers']): Promise<string> {
  const broker = await startBroker({ port: 0 });
  closers.push(async () => broker.close());
  return broker.url;
}

/** For what the agents keep: it goes when they are gone. */
async function makeFolder(closers: StageOptions['closers']): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  closers.push(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

function toEnvironment(
  { seed, input, readings }: DemoOptions,
  { broker, folder }: { readonly broker: string; readonly folder: string },
): Record<string, string> {
  return {
    PARLEY_BROKER: broker,
    FLEET_STATE: folder,
    FLEET_SEED: String(seed),
    FLEET_SESSION_SECONDS: String(sessionSeconds),
    ...(input === undefined ? { FLEET_READINGS: String(readings) } : { FLEET_INPUT: input }),
  };
}

/** False when the signal came first. */
async function arrives(ready: Promise<void>, signal: AbortSignal): Promise<boolean> {
  const aborted = new Promise<false>((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener('abort', () => {
      resolve(false);
    });
  });
  return Promise.race([ready.then(() => true), aborted]);
}

/** A span of time for people. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
