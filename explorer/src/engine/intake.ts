import { parseSource, parseTime } from '@parley/runtime/protocol';
import type { EventData } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import type { Drift } from '../drift/drift.ts';
import { type NewRow, type RowVerdict, rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { WatchedAgents } from './agents.ts';
import type { Cards } from './card-match.ts';
import type { Origins, SeenRow, TopicParameters } from './origins.ts';
import { propertiesOf } from './packet-properties.ts';
import type { RetainedHistory } from './retained/history.ts';
import type { RecentProblems } from './problems/recent.ts';
import type { RepeatedProblems } from './repeats.ts';
import { tame } from './tame.ts';
import type { Traffic } from './traffic.ts';
import type { WaitingRequest, WaitingRequests } from './waiting.ts';

/** What is needed to make a row of a message. */
export interface RowScene {
  readonly store: MessageStore;
  readonly waiting: WaitingRequests;
  readonly origins: Origins;
  readonly topicParameters: TopicParameters;
}

export interface IntakeScene extends RowScene {
  readonly cards: Cards;
  readonly agents: WatchedAgents;
  readonly traffic: Traffic;
  readonly repeats: RepeatedProblems;
  readonly problems: RecentProblems;
  readonly retained: RetainedHistory;
  readonly drift: Drift;
}

/** Puts captured messages into the store, and tells of them to all that count. */
export function createIntake(scene: IntakeScene): (captured: CapturedMessage) => void {
  const { agents, cards, traffic, repeats, problems, retained, drift } = scene;
  return (arrived) => {
    const { captured, made, row, answered } = takeRow(tame(arrived), scene);
    const { sender, latencyMs } = made;
    agents.see(captured);
    cards.see(captured);
    traffic.see(captured, { sender, latencyMs, askedOn: answered?.channel });
    repeats.see(captured, sender ?? '');
    problems.see(captured, sender ?? '', row);
    retained.see(captured, made, row);
    drift.see(captured, { atMs: made.receivedAtMs, row, sender: sender ?? '' });
  };
}

/** Puts a message into the store, with what only its neighbours tell: whether it is a duplicate, how long the reply took, what it is about. */
export function takeRow(arrived: CapturedMessage, scene: RowScene): SeenRow {
  const { store, waiting, origins, topicParameters } = scene;
  const answered = answeredBy(arrived, waiting);
  const captured = judgedByDeadline(arrived, answered);
  const made = toRow(captured, { store, answered });
  const row = store.append(made);
  const seen = { captured, made, row, answered };
  expect(captured, row, waiting);
  escalate(captured, waiting);
  origins.note(seen, topicParameters);
  return seen;
}

interface Neighbours {
  readonly store: MessageStore;
  /** The request that this message answers. */
  readonly answered: WaitingRequest | undefined;
}

const priorityNumbers: Readonly<Record<string, number>> = { low: 1, normal: 2, high: 3, critical: 4 };

function toRow(captured: CapturedMessage, { store, answered }: Neighbours): NewRow {
  const { message, receivedAtMs, topic, channel, size, packet, entry } = captured;
  const sender = shortSource(message.sender);
  return {
    receivedAtMs,
    topic,
    verdict: verdictOf(captured, store, sender),
    channel,
    type: message.type,
    sender,
    receiver: receiverOf(captured),
    correlationId: message.correlationId ?? correlationInData(captured),
    tags: message.tags?.join(','),
    id: message.id,
    priority: priorityNumbers[message.priority ?? 'normal'],
    latencyMs: answered === undefined ? undefined : receivedAtMs - answered.sentAtMs,
    flags: flagsOf(captured, answered !== undefined),
    size,
    entry,
    payload: packet.payload,
    properties: propertiesOf(packet),
  };
}

/** A reply for which nobody waits any more, whatever it says of itself. */
function judgedByDeadline(captured: CapturedMessage, answered: WaitingRequest | undefined): CapturedMessage {
  const { verdict, receivedAtMs } = captured;
  const lateMs = receivedAtMs - (answered?.untilMs ?? Infinity);
  if (verdict.kind !== 'valid' || lateMs <= 0) return captured;
  return { ...captured, verdict: { kind: 'late', lateMs, isBeyondDeadline: true } };
}

/** What the protocol says of a message belongs to that message's conversation. */
function correlationInData({ reserved, message }: CapturedMessage): string | undefined {
  if (!reserved || typeof message.data !== 'object' || message.data === null) return undefined;
  const { correlationId } = message.data as { readonly correlationId?: unknown };
  return typeof correlationId === 'string' ? correlationId : undefined;
}

const maxSources = 10_000;
const shortSources = new Map<string, string>();

/** `agent/instance` of one of ours, else the source as it stands. */
function shortSource(source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  const known = shortSources.get(source);
  if (known !== undefined) return known;
  const parsed = parseSource(source);
  const short = parsed === undefined ? source : `${parsed.agent}/${parsed.instance}`;
  if (shortSources.size >= maxSources) shortSources.clear();
  shortSources.set(source, short);
  return short;
}

function receiverOf({ message, system }: CapturedMessage): string | undefined {
  if (system?.kind === 'inbox') return `${system.agent}/${system.instance}`;
  return message.receiver;
}

/** A message that came before on the same topic. What the front hands on travels on another one. */
function verdictOf(captured: CapturedMessage, store: MessageStore, sender: string | undefined): RowVerdict {
  const { verdict, message, topic, retained, packet } = captured;
  const isFresh = verdict.kind !== 'valid' || retained || message.id === undefined;
  if (isFresh || (message.attempt ?? 1) > 1) return verdict.kind;
  const earlier = store.findId(sender ?? '', message.id);
  if (earlier === undefined || packet.duplicate) return verdict.kind;
  return store.row(earlier)?.topic === topic ? 'duplicate' : verdict.kind;
}

/** Bit by bit: a list of facts for each message would cost more than to judge it. */
function flagsOf(
  { message, retained, reserved, packet, entries }: CapturedMessage,
  isReply: boolean,
): number {
  const { retained: kept, system, batched, reply, request, deadLetter } = rowFlags;
  let flags = qosFlags[packet.qos] | (packet.duplicate ? rowFlags.redelivered : 0);
  if (retained) flags |= kept;
  if (reserved) flags |= system;
  if (entries > 1) flags |= batched;
  if (isReply) flags |= reply;
  if (message.replyTo !== undefined) flags |= request;
  if (message.type === 'parley.dead-letter.v1') flags |= deadLetter;
  return flags;
}

const qosFlags = { 0: 0, 1: rowFlags.qos1, 2: rowFlags.qos2 } as const;

function answeredBy(
  { message, system, retained }: CapturedMessage,
  waiting: WaitingRequests,
): WaitingRequest | undefined {
  if (message.causationId === undefined || retained) return undefined;
  // A reply goes to the inbox of whoever asked; a fact with the same cause does not.
  return system?.kind === 'inbox' && message.address === undefined
    ? waiting.take(message.causationId)
    : undefined;
}

function expect(
  { message, channel, parameters, receivedAtMs, retained, verdict }: CapturedMessage,
  row: number,
  waiting: WaitingRequests,
): void {
  if (message.replyTo === undefined || message.id === undefined || retained || verdict.kind === 'malformed')
    return;
  const untilMs = message.expiresAt === undefined ? undefined : parseTime(message.expiresAt);
  const askedAtMs = message.time === undefined ? undefined : parseTime(message.time);
  waiting.add(message.id, { row, sentAtMs: receivedAtMs, channel, parameters, askedAtMs, untilMs });
}

/** REQ-ESC-1: whoever asked tells of each step. */
function escalate(
  { system, verdict, message, receivedAtMs }: CapturedMessage,
  waiting: WaitingRequests,
): void {
  if (system?.kind !== 'events' || verdict.kind !== 'system') return;
  const { kind, step, messageId } = message.data as EventData;
  if (kind !== 'escalation' || messageId === undefined) return;
  if (step !== 'retry' && step !== 'backup' && step !== 'manual') return;
  const atMs = message.time === undefined ? undefined : parseTime(message.time);
  waiting.escalate(messageId, { step, atMs: atMs ?? receivedAtMs });
}
