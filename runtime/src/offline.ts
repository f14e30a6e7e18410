import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandData, ReceiptData } from '@parley/schemas';
import { createDeadLetterQueries } from './agent/commands/dead-letters.ts';
import { createEscalationQueries } from './agent/commands/escalations.ts';
import { type Redrive, refuseLetter } from './agent/redrive.ts';
import { openDeadLetters, type DeadLetterStore } from './delivery/dead-letters.ts';
import { Escalations } from './delivery/escalations.ts';
import { Redriven } from './delivery/redriven.ts';
import type { LoggedMessage } from './delivery/message-log/log-block.ts';
import { readMessageLog } from './delivery/message-log/message-log.ts';
import { createEnvironment, type Environment } from './environment.ts';
import { ParleyError } from './errors.ts';
import type { Journal } from './journal/journal.ts';
import { openAgentState } from './state/agent-state.ts';
import type { OutgoingPacket } from './transport/transport.ts';

export type { LoggedMessage };

/** One instance that has kept something in a state folder. */
export interface KeptInstance {
  readonly agent: string;
  readonly instance: string;
}

export interface KeptAnswers {
  /** In the order in which they would travel. */
  readonly answers: readonly unknown[];
  /** Undefined for a command that makes no sense here. */
  readonly result: ReceiptData['result'];
}

/** What an instance keeps while it does not run. */
export interface KeptState extends KeptInstance {
  /** What was unreadable in the journal. */
  readonly damages: Journal['damages'];
  /** Answers a command about dead letters or escalations as the living instance would. */
  ask(data: CommandData): Promise<KeptAnswers>;
  /** What the agent sent and received, oldest first, where it kept a message log. */
  messages(): AsyncIterable<LoggedMessage>;
  close(): Promise<void>;
}

export interface OpenKeptOptions extends KeptInstance {
  readonly folder: string;
  /** Sends a letter's message to its topic again. Absent: nothing can be handled again. */
  readonly publish?: ((packet: OutgoingPacket) => Promise<void>) | undefined;
  readonly environment?: Partial<Environment>;
}

/** The instances that have a journal in a state folder, by name. Rejects with the system's error where there is no folder. */
export async function listKept(folder: string): Promise<readonly KeptInstance[]> {
  const found: KeptInstance[] = [];
  for (const agent of await foldersIn(folder)) {
    for (const instance of await foldersIn(join(folder, agent))) {
      const journal = await stat(join(folder, agent, instance, 'journal')).catch(() => undefined);
      if (journal?.isDirectory() === true) found.push({ agent, instance });
    }
  }
  return found;
}

/** Opens what an instance keeps. Rejects with `unavailable` while it runs, with `storage_failed` when it cannot be read. */
export async function openKept(options: OpenKeptOptions): Promise<KeptState> {
  const { agent, instance, publish } = options;
  const environment = createEnvironment(options.environment);
  const state = await openAgentState({ ...options, ...environment });
  const { journal } = state;
  try {
    const store = await openDeadLetters(journal);
    const nothing = (): void => undefined;
    const escalations = new Escalations({ environment, journal, onHeld: nothing, onResolved: nothing });
    await escalations.open();
    const identity = { agent, instance };
    const redrive = createOfflineRedrive(store, { publish, environment });
    const queries = {
      ...createDeadLetterQueries({ identity, store, redrive, isTaking: () => true }),
      // Without contracts no reply can be judged, and nobody waits for one.
      ...createEscalationQueries({
        identity,
        escalations,
        findPlan: nothing as () => undefined,
        findValidator: nothing as () => undefined,
      }),
    };
    return {
      ...identity,
      damages: journal.damages,
      ask: async (data) => {
        const answers: unknown[] = [];
        const tell = (_type: string, answer: unknown): void => {
          answers.push(answer);
        };
        const result = await queries[data.command]?.({ data, by: 'offline', tell });
        return { answers, result };
      },
      messages: () => readMessageLog(journal),
      close: () => state.close(),
    };
  } catch (error) {
    await state.close();
    throw error;
  }
}

/** By its topic, as it came first: the agent gets it when it runs again, if the broker keeps a session for it. */
function createOfflineRedrive(
  store: DeadLetterStore,
  { publish, environment }: Pick<OpenKeptOptions, 'publish'> & { environment: Environment },
): Redrive {
  return async (letter, evenExpired) => {
    const refusal = refuseLetter(new Redriven(letter, evenExpired), environment.clock.now());
    if (refusal !== undefined) return refusal;
    if (publish === undefined || letter.code === 'unreceived' || evenExpired)
      return { code: 'unavailable', message: 'only the running agent can do this' };
    const { topic, payload, contentType } = letter;
    try {
      await publish({
        topic,
        payload,
        ...(contentType === undefined ? {} : { properties: { contentType } }),
      });
    } catch (caught) {
      const { code, reason } = ParleyError.from(caught);
      return { code, message: reason };
    }
    store.remove([letter.id]);
    return undefined;
  };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
