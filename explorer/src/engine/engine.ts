import type { TransportFactory } from '@parley/runtime/transport';
import { createTopics, parseAddress } from '@parley/runtime/protocol';
import { type Workspace, resolveBundle } from '@parley/toolchain';
import { type Capture, createCapture } from '../capture/capture.ts';
import { createJudge } from '../judge/judge.ts';
import { MessageStore, type StoreOptions } from '../store/store.ts';
import { answerQuestion, type AnswerScene } from './answers.ts';
import { createWatchedAgents } from './agents.ts';
import { createIntake } from './intake.ts';
import { createPulse } from './pulse.ts';
import type { Answer, Asked, Changed, QuestionName } from './protocol.ts';
import { createRate } from './rate.ts';
import { createSources } from './sources.ts';
import { Views } from './views.ts';
import { createWaitingRequests } from './waiting.ts';

export interface EngineOptions extends StoreOptions {
  readonly workspace: Workspace;
  readonly transports: TransportFactory;
  /** What is watched, for people; without secrets. */
  readonly broker: string;
  readonly clientId: string;
  /** More topic filters, as they stand in MQTT. */
  readonly extra?: readonly string[];
  /** Called at most ten times a second, when something changed. */
  readonly onChanged?: (changed: Changed) => void;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

/** Watches a broker and answers what pages ask about it. */
export interface Engine {
  state(): Changed;
  /** Connects; goes on trying until it is closed. Rejects when waiting will not mend it. */
  open(signal?: AbortSignal): Promise<void>;
  ask<Name extends QuestionName>(name: Name, asked: Asked<Name>): Answer<Name>;
  close(): Promise<void>;
}

const tellEveryMs = 100;

export function createEngine(options: EngineOptions): Engine {
  const now = options.now ?? Date.now;
  const store = new MessageStore(options);
  const scene = createScene(options, { store, now });
  const connection = createConnection(now);
  const rate = createRate(now);
  const intake = createIntake(scene);
  const tell = () => options.onChanged?.(stateNow());
  const pulse = createPulse(tellEveryMs, () => {
    scene.views.advance();
    tell();
    return scene.views.isBehind;
  });
  const capture = createCapture({
    transports: options.transports,
    clientId: options.clientId,
    judge: scene.judge,
    now,
    ...(options.extra && { extra: options.extra }),
    onMessages: (messages) => {
      for (const message of messages) intake(message);
      rate.add(messages.length);
      pulse.beat();
    },
    onState: (state, cause) => {
      connection.becomes(state, cause);
      pulse.beat();
    },
  });
  const stateNow = (): Changed => ({
    ...connection.state,
    protocol: protocolOf(capture),
    counters: countersOf(capture, { store, perSecond: rate.perSecond() }),
    refused: capture.refused,
  });
  return {
    state: stateNow,
    open: (signal) => openCapture(capture, { signal, connection, tell }),
    ask: (name, asked) => {
      const answer = answerQuestion(scene, name, asked);
      if (scene.views.isBehind) pulse.beat();
      return answer;
    },
    close: () => {
      pulse.stop();
      return capture.close();
    },
  };
}

type Connection = ReturnType<typeof createConnection>;

function createConnection(now: () => number) {
  let state: Pick<Changed, 'connection' | 'cause' | 'sinceMs'> = {
    connection: 'idle',
    cause: undefined,
    sinceMs: now(),
  };
  return {
    get state() {
      return state;
    },
    becomes: (next: Changed['connection'], cause: unknown) => {
      const sinceMs = next === state.connection ? state.sinceMs : now();
      state = { connection: next, cause: cause instanceof Error ? cause.message : undefined, sinceMs };
    },
  };
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
  options: EngineOptions,
  { store, now }: { readonly store: MessageStore; readonly now: () => number },
): AnswerScene {
  const { workspace, broker } = options;
  const bundle = resolveBundle(workspace);
  const channels = Object.values(bundle.channels);
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const parametersOf = (topic: string) => {
    const address = topics.address(topic);
    for (const channel of address === undefined ? [] : channels) {
      const parameters = channel.address === null ? undefined : parseAddress(channel.address, address ?? '');
      if (parameters !== undefined) return parameters;
    }
    return undefined;
  };
  const parameters = [...new Set(channels.flatMap((channel) => Object.keys(channel.parameters)))];
  return {
    store,
    bundle,
    broker,
    parameters,
    now,
    folder: workspace.folder,
    judge: createJudge(bundle),
    sources: createSources(workspace),
    waiting: createWaitingRequests(),
    agents: createWatchedAgents(),
    views: new Views({ store, now, names: { parameters }, parametersOf }),
  };
}

function protocolOf({ session }: Capture): Changed['protocol'] {
  return session === undefined ? undefined : session.protocol === 5 ? '5' : '3.1.1';
}

function countersOf(
  { counters }: Capture,
  { store, perSecond }: { readonly store: MessageStore; readonly perSecond: number },
): Changed['counters'] {
  return {
    received: store.next,
    kept: store.kept,
    evicted: store.evicted,
    dropped: counters.dropped,
    missing: counters.missed,
    bytes: counters.bytes,
    memory: store.bytes,
    memoryLimit: store.maxBytes,
    perSecond,
  };
}
