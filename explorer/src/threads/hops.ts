import { valueAt } from '../query/path.ts';
import { eventOf } from '../query/payloads.ts';
import { type Row, rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';

/** What a hop is drawn as. */
export type HopKind = 'message' | 'request' | 'reply' | 'event' | 'dead-letter';

/** One message of a conversation, as a line of a waterfall. */
export interface Hop {
  readonly row: number;
  readonly kind: HopKind;
  readonly verdict: Row['verdict'];
  readonly from: string;
  readonly to: string;
  /** The channel; of an event or a dead letter what happened. */
  readonly label: string;
  /** Milliseconds after the first hop. */
  readonly atMs: number;
  /** Of a request: how long until its reply; undefined without one. */
  readonly tookMs: number | undefined;
  /** Of a request without a reply: when whoever asked gives up, in milliseconds after the first hop. */
  readonly untilMs: number | undefined;
  /** 2 for the second try; undefined for the first. */
  readonly attempt: number | undefined;
  /** The row that caused it, when it is kept. */
  readonly cause: number | undefined;
  /** A second reply to one request, or a reply to a request that is not among the messages. */
  readonly fault: 'double' | 'orphan' | undefined;
}

export interface HopsScene {
  readonly store: MessageStore;
  readonly rows: readonly number[];
}

/** Larger messages are drawn without what their envelope tells: reading one may take seconds. */
const maxBytes = 1_000_000;

/** The hops of one conversation, oldest first. What the front hands on is the same message and no hop of its own. */
export function collectHops({ store, rows }: HopsScene): readonly Hop[] {
  const collection = new HopCollection();
  for (const number of rows) {
    const row = store.row(number);
    if (row !== undefined) collection.add(row, row.size > maxBytes ? undefined : eventOf(store, number));
  }
  return collection.hops;
}

class HopCollection {
  readonly hops: Hop[] = [];
  /** Which tries of which messages have a hop. */
  readonly #tries = new Set<string>();
  /** The first hop of each id. */
  readonly #byId = new Map<string, number>();
  /** The hops that have a reply. */
  readonly #answered = new Set<number>();
  #firstAtMs: number | undefined;

  add(row: Row, event: unknown): void {
    this.#firstAtMs ??= row.receivedAtMs;
    const id = textAt(event, 'id') ?? String(row.row);
    const attempt = Number(valueAt(event, ['attempt']) ?? 1);
    const key = JSON.stringify([row.sender, id, attempt]);
    if (this.#tries.has(key)) return;
    this.#tries.add(key);
    const cause = this.#byId.get(textAt(event, 'causationid') ?? '');
    if (!this.#byId.has(id)) this.#byId.set(id, this.hops.length);
    const causeRow = cause === undefined ? undefined : this.hops[cause]?.row;
    const fault = isAnswer(row, event) ? this.#faultOf(cause) : undefined;
    this.hops.push(toHop(row, event, { first: this.#firstAtMs, attempt, cause: causeRow, fault }));
    this.#answer(cause, row.latencyMs);
  }

  #faultOf(cause: number | undefined): Hop['fault'] {
    if (cause === undefined) return 'orphan';
    if (this.hops[cause]?.kind !== 'request') return undefined;
    if (this.#answered.has(cause)) return 'double';
    this.#answered.add(cause);
    return undefined;
  }

  #answer(request: number | undefined, tookMs: number | undefined): void {
    const hop = request === undefined ? undefined : this.hops[request];
    if (request !== undefined && hop !== undefined && tookMs !== undefined)
      this.hops[request] = { ...hop, tookMs };
  }
}

interface Around {
  readonly first: number;
  readonly attempt: number;
  readonly cause: number | undefined;
  readonly fault: Hop['fault'];
}

/** What travels in an inbox because of something: not what was directed there, which has an address of its own, nor receipts and the like. */
function isAnswer({ topic, type }: Row, event: unknown): boolean {
  if (!topic.includes('/inbox/') || textAt(event, 'causationid') === undefined) return false;
  if (textAt(event, 'address') !== undefined || textAt(event, 'replyto') !== undefined) return false;
  return !type.startsWith('parley.') || type === 'parley.error.v1';
}

function toHop(row: Row, event: unknown, { first, attempt, cause, fault }: Around): Hop {
  const expires = Date.parse(textAt(event, 'expirytime') ?? '');
  const kind = kindOf(row);
  return {
    row: row.row,
    kind,
    verdict: row.verdict,
    from: row.sender,
    to: row.receiver,
    label: labelOf(row, event),
    atMs: row.receivedAtMs - first,
    tookMs: undefined,
    untilMs: kind === 'request' && !Number.isNaN(expires) ? expires - first : undefined,
    attempt: attempt > 1 ? attempt : undefined,
    cause,
    fault,
  };
}

function kindOf({ flags, type }: Row): HopKind {
  if ((flags & rowFlags.deadLetter) !== 0) return 'dead-letter';
  if (type === 'parley.event.v1') return 'event';
  if ((flags & rowFlags.reply) !== 0) return 'reply';
  return (flags & rowFlags.request) === 0 ? 'message' : 'request';
}

function labelOf(row: Row, event: unknown): string {
  const data = valueAt(event, ['data']);
  if (row.type === 'parley.event.v1') {
    const [kind, step] = [textAt(data, 'kind') ?? 'event', textAt(data, 'step')];
    return step === undefined ? kind : `${kind}: ${step}`;
  }
  if ((row.flags & rowFlags.deadLetter) !== 0) return textAt(data, 'reason') ?? 'dead letter';
  return row.channel === '' ? row.topic : row.channel;
}

function textAt(value: unknown, name: string): string | undefined {
  const text = valueAt(value, [name]);
  return typeof text === 'string' ? text : undefined;
}
