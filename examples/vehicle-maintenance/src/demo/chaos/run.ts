import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../domain/random.ts';
import { startMember } from '../member.ts';
import { startMonitor } from '../monitor.ts';
import type { Monitor } from '../monitor.ts';
import { createDisplay } from '../progress.ts';
import type { ExitCode, Run } from '../run.ts';
import { formatSeconds } from '../stage.ts';
import { formatCount } from '../reconcile.ts';
import { progressOf } from '../watch.ts';
import type { FeedState } from '../watch.ts';
import { openBooks } from './books.ts';
import type { Books } from './books.ts';
import { places, startCrew } from './crew.ts';
import type { Crew } from './crew.ts';
import { startMosquitto } from './mosquitto.ts';
import { planBlows } from './reaper.ts';
import type { Blow } from './reaper.ts';
import { askedAgain, reckon } from './reckon.ts';
import type { Line } from './reckon.ts';

/** How long nothing may change before the run is given up. */
const patienceMs = 45_000;
const lookMs = 100;
const reckonMs = 1_000;
/** So many ids of a line that does not hold are named. */
const named = 20;

interface Scene {
  readonly run: Run;
  readonly monitor: Monitor;
  readonly feed: Readonly<FeedState>;
  readonly crew: Crew;
  readonly books: Books;
  /** Ends the run early. */
  readonly signal: AbortSignal;
}

/** Runs the fleet while its processes are killed and started again, and ends with the reckoning. */
export async function runChaos(run: Run): Promise<ExitCode> {
  const closers: (() => Promise<void> | void)[] = [];
  try {
    const scene = await setUp(run, closers);
    if (scene === undefined) return run.interrupt.aborted ? 130 : 1;
    const startedMs = performance.now();
    const lines = await play(scene);
    if (run.interrupt.aborted) return 130;
    const isSound = lines.every(({ wrong }) => wrong.length === 0) && !scene.signal.aborted;
    run.output.write(`\n${describeKills(scene)} in ${formatSeconds(performance.now() - startedMs)}\n\n`);
    for (const line of lines) run.output.write(formatLine(line));
    return isSound ? 0 : 1;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function setUp(run: Run, closers: (() => Promise<void> | void)[]): Promise<Scene | undefined> {
  const { options, interrupt } = run;
  const doomed = new AbortController();
  const signal = AbortSignal.any([interrupt, doomed.signal]);
  const tell = (text: string): void => void run.progress.write(`\n${text}\n`);
  const onCrash = (agent: string, end: string): void => {
    if (signal.aborted) return;
    tell(`${agent} ended by itself: ${end}`);
    doomed.abort();
  };
  const folder = await mkdtemp(join(tmpdir(), 'fleet-chaos-'));
  closers.push(async () => rm(folder, { recursive: true, force: true }));
  const url = options.broker ?? (await openBroker(closers));
  tell(`broker: ${url}; ${options.kills} kills, seed ${options.seed}`);
  const monitor = await startMonitor(url, signal);
  closers.push(async () => monitor.close());
  const environment = toEnvironment(run, { url, folder });
  const wait = async (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal }).then(
      () => undefined,
      () => undefined,
    );
  const crew = await startCrew({ environment, wait, onCrash });
  closers.push(async () => crew.stop());
  if (signal.aborted) return undefined;
  const feed: FeedState = { sent: 0, done: false, serviced: undefined };
  const feeder = startMember('vehicle-feed', {
    environment,
    onCrash,
    onReport: (report) => {
      if (report.kind === 'sent') Object.assign(feed, report);
    },
  });
  closers.push(async () => feeder.stop());
  const books = openBooks(join(folder, 'data'));
  closers.push(() => {
    books.close();
  });
  return { run, monitor, feed, crew, books, signal };
}

async function openBroker(closers: (() => Promise<void> | void)[]): Promise<string> {
  const broker = await startMosquitto();
  closers.push(async () => broker.close());
  return broker.url;
}

function toEnvironment(
  { options: { seed, input, readings } }: Run,
  { url, folder }: { readonly url: string; readonly folder: string },
): Record<string, string> {
  return {
    PARLEY_BROKER: url,
    FLEET_STATE: folder,
    FLEET_SEED: String(seed),
    FLEET_BOOK: 'yes',
    // While an agent is away nothing ends; the gateway must not take that for malformed readings.
    FLEET_PATIENCE_SECONDS: '120',
    ...(input === undefined ? { FLEET_READINGS: String(readings) } : { FLEET_INPUT: input }),
  };
}

/** Kills as planned until all is done, or nothing changes any more. */
async function play(scene: Scene): Promise<readonly Line[]> {
  const { run, monitor, feed, signal } = scene;
  const { kills, seed } = run.options;
  const blows = planBlows({ kills, places }, createRandom(seed));
  const display = createDisplay({
    columns: run.progress.columns,
    write: (text) => void run.progress.write(text),
    now: () => performance.now(),
  });
  const restarts: Promise<void>[] = [];
  let changedMs = performance.now();
  let reckonedMs = 0;
  let version = -1;
  let lines: readonly Line[] = [];
  while (!signal.aborted && performance.now() - changedMs < patienceMs) {
    const { tally } = monitor;
    const deadLetters = tally.counter('orchestrator', 'buried');
    const settled = tally.counter('orchestrator', 'analysed') + deadLetters;
    display.update({ ...progressOf({ tally, feed, expected: run.expected }), settled, deadLetters });
    const current = monitor.tally.version + feed.sent;
    if (current !== version) changedMs = performance.now();
    version = current;
    restarts.push(...strike(scene, blows, settled / Math.max(1, run.expected)));
    if (feed.done && blows.length === 0 && performance.now() - reckonedMs > reckonMs) {
      lines = reckon(scene.books);
      if (lines.every(({ wrong }) => wrong.length === 0)) break;
      reckonedMs = performance.now();
    }
    await sleep(lookMs);
  }
  display.close();
  await Promise.all(restarts);
  return reckon(scene.books);
}

/** Lets the blows fall that are due. */
function strike({ crew, run }: Scene, blows: Blow[], done: number): Promise<void>[] {
  const due = blows.filter(({ at }) => at <= done);
  blows.splice(0, due.length);
  if (due.length > 0) {
    const names = due.map(({ place: { agent, instance } }) => `${agent}/${instance}`);
    run.progress.write(`\nkill -9 ${names.join(', ')}\n`);
  }
  return due.map(async ({ place, restartAfterMs }) => crew.replace(place, restartAfterMs));
}

function describeKills({ crew, books }: Scene): string {
  const parts = [...crew.kills].map(([agent, count]) => `${agent} ${count}`);
  const sum = [...crew.kills.values()].reduce((all, count) => all + count, 0);
  return `killed ${sum} times (${parts.join(', ')}), asked again ${formatCount(askedAgain(books))} times,`;
}

function formatLine({ text, wrong }: Line): string {
  if (wrong.length === 0) return `ok   ${text}\n`;
  const more = wrong.length > named ? [`and ${wrong.length - named} more`] : [];
  return `FAIL ${text}\n${[...wrong.slice(0, named), ...more].map((id) => `       ${id}\n`).join('')}`;
}
