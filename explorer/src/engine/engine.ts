import type { TransportFactory } from '@parley/runtime/transport';
import type { Workspace } from '@parley/toolchain';
import { type Capture, type CapturedMessage, createCapture } from '../capture/capture.ts';
import { MessageStore, type StoreOptions } from '../store/store.ts';
import { type ActName, type Acts, createDoer } from './acts.ts';
import { createDrift } from '../drift/drift.ts';
import { rowFlags } from '../store/row.ts';
import type { AnswerScene } from './answer-scene.ts';
import { answerQuestion } from './answers.ts';
import { createWatchedAgents } from './agents.ts';
import { createCards } from './card-match.ts';
import { type EngineScene, contractsOf, presentJudge, useContracts } from './contracts.ts';
import { type ExcludingJudge, excludeTopics } from './exclusion.ts';
import { createIntake } from './intake.ts';
import { createOrigins } from './origins.ts';
import { createPulse } from './pulse.ts';
import type { Answer, Asked, Changed, Counters, Gap, QuestionName } from './protocol.ts';
import { createRate } from './rate.ts';
import { createRecentProblems } from './problems/recent.ts';
import { createRetainedHistory } from './retained/history.ts';
import { createRepeatedProblems } from './repeats.ts';
import { createSlices } from './slices.ts';
import { createTraffic } from './traffic.ts';
import { createWaitingRequests } from './waiting.ts';

export interface EngineOptions extends StoreOptions {
  readonly workspace: Workspace;
  readonly transports: TransportFactory;
  /** What is watched, for people; without secrets. */
  readonly broker: string;
  readonly clientId: string;
  /** Whether pages may send messages. Default `refused`. */
  readonly publish?: 'allowed' | 'refused';
  /** More topic filters, as they stand in MQTT. */
  readonly extra?: readonly string[];
  /** Topic filters of what is left out, and only counted. */
  readonly exclude?: readonly string[];
  /** Called at most ten times a second, when something changed. */
  readonly onChanged?: (changed: Changed) => void;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

/** Watches a broker and answers what pages ask about it. */
export interface Engine {
  state(): Changed;
  /** Judges what comes from now on by other contracts. What is kept stays, with the verdicts that it has. */
  use(workspace: Workspace): Promise<void>;
  /** Connects; goes on trying until it is closed. Rejects when waiting will not mend it. */
  open(signal?: AbortSignal): Promise<void>;
  ask<Name extends QuestionName>(name: Name, asked: Asked<Name>): Answer<Name>;
  /** Sends a message: the one way to the broker. Rejects when that is not allowed, or cannot be done. */
  act<Name extends ActName>(name: Name, asked: Acts[Name]['does']): Promise<Acts[Name]['answer']>;
  close(): Promise<void>;
}

const tellEveryMs = 100;

export function createEngine(options: EngineOptions): Engine {
  const now = options.now ?? Date.now;
  const store = new MessageStore(options);
  const connection = createConnection(now);
  const hasFlags = () => capture.session?.protocol === 5;
  const scene = createScene(options, { store, now, gaps: connection.gaps, hasFlags });
  const doer = createDoer(scene, { transports: options.transports, publish: scene.publish });
  const arrivals = createArrivals(scene);
  const tell = () => options.onChanged?.(stateNow());
  const rhythm = createRhythm(scene, tell);
  const judge = excludeTopics(presentJudge(scene), options.exclude ?? []);
  const capture = createCapture({
    ...captureOptions(options, judge),
    now,
    onMessages: (messages) => {
      arrivals.take(messages);
      rhythm.beat();
    },
    onState: (state, cause) => {
      connection.becomes(state, cause);
      scene.drift.uptime.watch(state === 'online', now());
      rhythm.beat();
    },
  });
  const stateNow = (): Changed =>
    stateOf(capture, { connection, scene, counted: { ...arrivals.counted, excluded: judge.excluded } });
  return {
    state: stateNow,
    use: (workspace) => {
      useContracts(scene, workspace);
      rhythm.beat();
      return capture.widen();
    },
    open: (signal) => openCapture(capture, { signal, connection, tell }),
    ask: (name, asked) => {
      const answer = answerQuestion(scene, name, asked);
      rhythm.catchUp();
      return answer;
    },
    act: (name, asked) => doer.act(name, asked),
    close: () => {
      rhythm.stop();
      doer.close();
      return capture.close();
    },
  };
}

/** Tells what changed, now and then, and searches in between. */
function createRhythm(scene: EngineScene, tell: () => void) {
  const search = createSlices({
    run: (durationMs) => scene.views.advance(durationMs),
    onDone: () => {
      pulse.beat();
    },
  });
  const pulse = createPulse(tellEveryMs, () => {
    tell();
    if (scene.views.isBehind) search.start();
    return scene.views.isBehind;
  });
  return {
    beat: () => {
      pulse.beat();
    },
    /** A question may have opened a view that has not looked at all rows. */
    catchUp: () => {
      if (!scene.views.isBehind) return;
      search.start();
      pulse.beat();
    },
    stop: () => {
      pulse.stop();
      search.stop();
    },
  };
}

/** Takes what the capture hands over, and counts it. */
function createArrivals(scene: EngineScene) {
  const rate = createRate(scene.now);
  const intake = createIntake(scene);
  let truncated = 0;
  return {
    get counted() {
      return { truncated, perSecond: rate.perSecond() };
    },
    take: (messages: readonly CapturedMessage[]) => {
      for (const message of messages) {
        intake(message);
        if (isTruncated(scene.store)) truncated += 1;
      }
      rate.add(messages.length);
    },
  };
}

function captureOptions({ transports, clientId, extra }: EngineOptions, judge: ExcludingJudge) {
  return { transports, clientId, judge, ...(extra && { extra }) };
}

/** Whether only the beginning of the newest payload is kept. */
function isTruncated({ columns, capacity, next }: MessageStore): boolean {
  return ((columns.flags[(next - 1) % capacity] ?? 0) & rowFlags.truncated) !== 0;
}

type Connection = ReturnType<typeof createConnection>;

function createConnection(now: () => number) {
  let state: Pick<Changed, 'connection' | 'cause' | 'sinceMs'> = {
    connection: 'idle',
    cause: undefined,
    sinceMs: now(),
  };
  const gaps: Gap[] = [];
  return {
    get state() {
      return state;
    },
    gaps,
    becomes: (next: Changed['connection'], cause: unknown) => {
      noteGap(gaps, { from: state.connection, to: next, atMs: now() });
      const sinceMs = next === state.connection ? state.sinceMs : now();
      state = { connection: next, cause: cause instanceof Error ? cause.message : undefined, sinceMs };
    },
  };
}

/** More are not drawn. */
const maxGaps = 50;

interface Turn {
  readonly from: Changed['connection'];
  readonly to: Changed['connection'];
  readonly atMs: number;
}

function noteGap(gaps: Gap[], { from, to, atMs }: Turn): void {
  const last = gaps.at(-1);
  if (from === 'online' && to !== 'online') gaps.push({ fromMs: atMs, toMs: undefined });
  else if (to === 'online' && last?.toMs === undefined && last !== undefined)
    gaps[gaps.length - 1] = { ...last, toMs: atMs };
  if (gaps.length > maxGaps) gaps.shift();
}

interface Opening {
  readonly signal: AbortSignal | undefined;
  readonly connection: Connection;
  readonly tell: () => void;
}

async function openCapture(capture: Capture, { signal, connection, tell }: Opening): Promise<void> {
  try {
    await capture.open(signal);
  } catch (error) {
    connection.becomes('failed', error);
    throw error;
  } finally {
    tell();
  }
}

function createScene(
  { workspace, broker, publish = 'refused' }: EngineOptions,
  given: Pick<AnswerScene, 'store' | 'now' | 'gaps' | 'hasFlags'>,
): EngineScene {
  const { store, now } = given;
  const origins = createOrigins(store);
  const contracts = contractsOf(workspace, { store, now, origins });
  const scene: EngineScene = {
    ...contracts,
    ...given,
    origins,
    broker,
    publish,
    waiting: createWaitingRequests(),
    agents: createWatchedAgents(),
    cards: createCards(),
    traffic: createTraffic(now),
    repeats: createRepeatedProblems(),
    problems: createRecentProblems(now),
    drift: createDrift(contracts.topicContracts, now),
    // The contracts may change meanwhile.
    retained: createRetainedHistory({ keeps: (channel) => keepsChannel(scene, channel) }),
    revision: 0,
  };
  return scene;
}

function keepsChannel({ bundle: { channels } }: EngineScene, channel: string): boolean {
  return Object.hasOwn(channels, channel) && channels[channel]?.retain === true;
}

function protocolOf({ session }: Capture): Changed['protocol'] {
  return session === undefined ? undefined : session.protocol === 5 ? '5' : '3.1.1';
}

interface Stating {
  readonly connection: Connection;
  readonly scene: EngineScene;
  readonly counted: Counted;
}

/** What the engine counts by itself. */
type Counted = Pick<Counters, 'excluded' | 'truncated' | 'perSecond'>;

function stateOf(capture: Capture, { connection, scene, counted }: Stating): Changed {
  return {
    ...connection.state,
    protocol: protocolOf(capture),
    counters: countersOf(capture, { store: scene.store, counted }),
    refused: capture.refused,
    gaps: connection.gaps,
    revision: scene.revision,
  };
}

function countersOf(
  { counters }: Capture,
  { store, counted }: { readonly store: MessageStore; readonly counted: Counted },
): Counters {
  return {
    received: store.next,
    kept: store.kept,
    evicted: store.evicted,
    dropped: counters.dropped,
    missing: counters.missed,
    repeated: counters.repeated,
    bytes: counters.bytes,
    memory: store.bytes,
    memoryLimit: store.maxBytes,
    ...counted,
  };
}
