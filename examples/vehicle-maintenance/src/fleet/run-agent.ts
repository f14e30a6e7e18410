import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { connect } from '@parley/runtime';
import type { AgentEvents, AgentOptions, Bus, DeadLetter, Statistics } from '@parley/runtime';
import type { FleetStatisticsV1 } from '../generated/messages.ts';
import type { Counts } from './counts.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { leave, onOrder, report } from './process-life.ts';
import { readSettings } from './settings.ts';

const statisticsIntervalMs = 500;
const drainTimeoutMs = 5000;

/** How an agent of the fleet is born: with its database, and with the options that the environment sets. */
export interface Birth {
  readonly bus: Bus;
  readonly ledger: Ledger;
  readonly options: Pick<AgentOptions, 'drainTimeoutMs' | 'instance' | 'sessionExpirySeconds'>;
}

/** What this needs of an agent, whatever its contract. */
export interface FleetAgent {
  readonly name: string;
  start(options: { readonly signal: AbortSignal }): Promise<void>;
  stop(): Promise<void>;
  statistics(): Statistics;
  deadLetters(): readonly DeadLetter[];
  send(channel: 'monitoring.statistics', content: FleetStatisticsV1): Promise<unknown>;
  on(event: 'failure', listener: (failure: AgentEvents['failure']) => void): () => void;
  on(event: 'state', listener: (state: AgentEvents['state']) => void): () => void;
}

/** Runs one agent as a process: connects, starts, tells its counts twice a second, and stops cleanly when it is asked to. */
export async function runAgent(name: string, create: (birth: Birth) => FleetAgent): Promise<void> {
  const stopping = new AbortController();
  onOrder('stop', () => {
    stopping.abort();
  });
  const { signal } = stopping;
  try {
    await live(name, create, signal);
  } catch (caught) {
    if (signal.aborted) return;
    complain(caught);
    process.exitCode = 1;
  } finally {
    leave();
  }
}

async function live(name: string, create: (birth: Birth) => FleetAgent, signal: AbortSignal): Promise<void> {
  const { broker, sessionSeconds, folder, instance } = readSettings();
  const bus = await connect(broker, { signal, state: join(folder, 'state') });
  const ledger = openLedger({ folder: join(folder, 'data'), agent: name, instance });
  try {
    const session = sessionSeconds === undefined ? {} : { sessionExpirySeconds: sessionSeconds };
    const agent = create({ bus, ledger, options: { drainTimeoutMs, instance, ...session } });
    const ended = whenEnded(agent, signal);
    ended.catch(() => undefined);
    await agent.start({ signal });
    report({ kind: 'ready' });
    const telling = setInterval(createTeller(agent, ledger), statisticsIntervalMs);
    await Promise.race([ended, whenAborted(signal)]);
    clearInterval(telling);
    await agent.stop();
  } finally {
    await bus.close();
    ledger.close();
  }
}

/** Sends the counts when they changed, and every tenth time for who joined late. */
function createTeller(agent: FleetAgent, ledger: Ledger): () => void {
  let told = '';
  let times = 0;
  const written = new Set<string>();
  return () => {
    // Two instances may each have a letter of one message: the front was killed before the broker knew.
    for (const { id, payload } of agent.deadLetters().filter(({ id }) => !written.has(id))) {
      if (ledger.write(createHash('sha256').update(payload).digest('hex'), 'buried')) ledger.add('buried');
      written.add(id);
    }
    const statistics = toStatistics(agent, ledger);
    const text = JSON.stringify(statistics);
    times += 1;
    if (text === told && times % 10 !== 0) return;
    told = text;
    agent.send('monitoring.statistics', statistics).catch(complain);
  };
}

/** What the agent counted, without its own reports: they would never come to rest. */
function toStatistics(agent: FleetAgent, counts: Counts): FleetStatisticsV1 {
  const { deadLetters, ...delivery } = agent.statistics();
  const counters = { ...delivery, sent: 0, inFlight: 0, ...counts.snapshot() };
  return { counters: Object.fromEntries(Object.entries(counters).filter(isCounted)), deadLetters };
}

/** Statistics hold more than counters: circuits and times by channel. */
function isCounted(entry: [string, unknown]): entry is [string, number] {
  return typeof entry[1] === 'number' && entry[1] > 0;
}

/** Resolves when the agent was stopped over the broker; rejects when it failed. Failures that it survives are only told. */
async function whenEnded(agent: FleetAgent, signal: AbortSignal): Promise<void> {
  agent.on('failure', ({ error }) => {
    if (!signal.aborted) complain(error);
  });
  return new Promise((resolve, reject) => {
    agent.on('state', (state) => {
      if (state === 'stopped') resolve();
      if (state === 'failed') reject(new Error(`${agent.name} failed`));
    });
  });
}

async function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

function complain(caught: unknown): void {
  console.error(caught instanceof Error ? caught.message : String(caught));
}
