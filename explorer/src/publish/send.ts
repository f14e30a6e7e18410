import { createTopics, createUuidV7 } from '@parley/runtime/protocol';
import type { IncomingPacket, OutgoingPacket, TransportFactory } from '@parley/runtime/transport';
import type { Judge } from '../judge/judge.ts';
import { type Draft, channelOf } from './draft.ts';
import { judgeDraft } from './judge-draft.ts';
import { inboxOf, operator, packetOf } from './packet.ts';
import { type DraftProblem, nameProblem } from './problem.ts';
import { type Reply, replyIn } from './reply.ts';

/** What became of a message; `invalid`: nothing was sent. */
export type Sent =
  | {
      readonly kind: 'sent';
      readonly id: string;
      readonly correlationId: string;
      readonly topic: string;
      /** `invalid`: it was wanted so. */
      readonly verdict: 'valid' | 'invalid';
      /** Epoch milliseconds. */
      readonly sentAtMs: number;
      /** When one was waited for. */
      readonly reply?: Reply;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly DraftProblem[] };

/** That a message goes out although it breaks its contract. */
export interface Confirmation {
  readonly confirmInvalid?: boolean | undefined;
  /** The problems that were confirmed, as `nameProblem` calls them: when there are others, nothing is sent. */
  readonly problems?: readonly string[] | undefined;
}

export interface SendOptions extends Confirmation {
  readonly judge: Judge;
  readonly transports: TransportFactory;
  /** Names the sender: `parley-explorer/{instance}`. */
  readonly instance: string;
  /** Wait for a reply. */
  readonly waits?: boolean | undefined;
  /** Default: what the channel says. */
  readonly timeoutMs?: number | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

const connectTimeoutMs = 5000;
const maxWaitMs = 5 * 60_000;

/** Sends one message, on a connection of its own. Throws when it has no topic or the broker cannot be reached. */
export async function sendMessage(draft: Draft, options: SendOptions): Promise<Sent> {
  const { judge, instance, now = Date.now } = options;
  const problems = judgeDraft(judge.bundle, draft);
  if (problems.length > 0 && !isConfirmed(problems, options)) return { kind: 'invalid', problems };
  const id = createUuidV7(now(), (bytes) => crypto.getRandomValues(bytes));
  const waitMs = options.waits === true ? waitOf(draft, options) : undefined;
  const { prefix, tenant } = judge.bundle;
  const topics = createTopics({ prefix, tenant });
  const sentAtMs = now();
  const channel = channelOf(judge.bundle, draft.channel);
  const packet = packetOf(draft, { topics, channel, id, instance, nowMs: sentAtMs, waitMs });
  const reply = await exchange(packet, { ...options, id, waitMs, inbox: inboxOf(topics, instance) });
  return {
    kind: 'sent',
    id,
    correlationId: draft.correlationId ?? id,
    topic: packet.topic,
    verdict: problems.length > 0 ? 'invalid' : 'valid',
    sentAtMs,
    ...(reply === undefined ? {} : { reply }),
  };
}

interface Exchange extends SendOptions {
  readonly id: string;
  readonly waitMs: number | undefined;
  readonly inbox: string;
}

/** Publishes a packet; when a reply is waited for, its inbox is listened to before that. */
async function exchange(packet: OutgoingPacket, options: Exchange): Promise<Reply | undefined> {
  const { transports, instance, id, waitMs, inbox } = options;
  const awaited = waitMs === undefined ? undefined : createAwaited(id, waitMs, options);
  const transport = transports.create({
    clientId: `${operator}-${instance}-${id.slice(-8)}`,
    ...(awaited === undefined ? {} : { onPacket: awaited.take }),
  });
  try {
    await transport.open(AbortSignal.timeout(connectTimeoutMs));
    if (awaited !== undefined) await transport.subscribe([{ filter: inbox, qos: 1, retained: false }]);
    awaited?.begin();
    await transport.publish(packet);
    return await awaited?.reply;
  } finally {
    awaited?.end();
    await transport.close();
  }
}

/** Only for the problems that are there now. */
function isConfirmed(
  problems: readonly DraftProblem[],
  { confirmInvalid, problems: named }: SendOptions,
): boolean {
  if (confirmInvalid !== true) return false;
  return named === undefined || problems.every((problem) => named.includes(nameProblem(problem)));
}

function waitOf(draft: Draft, { judge, timeoutMs }: SendOptions): number {
  const { reply, name } = channelOf(judge.bundle, draft.channel);
  if (reply === null) throw new Error(`${name} has no reply`);
  return Math.min(maxWaitMs, Math.max(1, timeoutMs ?? reply.timeoutMs));
}

/** The first reply, or that none came in time. */
function createAwaited(id: string, waitMs: number, { judge, signal, now = Date.now }: SendOptions) {
  let resolve: (reply: Reply) => void = () => undefined;
  const promise = new Promise<Reply>((settle) => {
    resolve = settle;
  });
  let startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const giveUp = () => {
    resolve({ kind: 'timeout', timeoutMs: waitMs });
  };
  return {
    reply: promise,
    begin: () => {
      startedAt = performance.now();
      timer = setTimeout(giveUp, waitMs);
      signal?.addEventListener('abort', giveUp, { once: true });
    },
    take: (packet: IncomingPacket) => {
      packet.acknowledge();
      const latencyMs = performance.now() - startedAt;
      const reply = replyIn(judge, packet, { id, nowMs: now(), latencyMs });
      if (reply !== undefined) resolve(reply);
    },
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    },
  };
}
