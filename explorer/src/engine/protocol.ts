import type { DriftAnswer, DriftEditAnswer, DriftEditAsked, DriftKind } from '../drift/protocol.ts';
import type { WatchedInstance } from './agents.ts';
import type { AggregatesAnswer, AggregatesAsked } from './aggregates.ts';
import type { WireProblemsAnswer } from './problems/protocol.ts';
import type { PresenceLane } from './presence.ts';
import type { RetainedAnswer, RetainedAsked } from './retained/protocol.ts';
import type { PublishingQuestions } from './publishing-questions.ts';
import type { SourcePlace } from './source-place.ts';
import type { ContractMatch } from './card-match.ts';
import type { Figures } from './figures.ts';
import type { Letter } from './letters.ts';
import type { Operation } from './operations.ts';
import type { Unread } from './unread.ts';
import type { Wait } from './waits.ts';
import type { TransportState } from '@parley/runtime/transport';
import type { VerdictKind } from '../judge/verdict.ts';
import type { Suggestion } from '../query/complete.ts';
import type { QueryError } from '../query/query.ts';
import type { Row } from '../store/row.ts';
import type { Hop } from '../threads/hops.ts';
import type { ThreadFilter, ThreadOrder, ThreadSummary } from '../threads/summary.ts';

/**
 * What a page asks of the engine, and what it gets. All of it is plain JSON: it travels through a worker's port, a WebSocket or
 * a webview alike. The page pulls; the engine only says that something changed.
 */
export interface Questions extends PublishingQuestions {
  /** What is watched, and what a query may name. */
  hello: { readonly asks: Readonly<Record<string, never>>; readonly answer: Greeting };
  /** Some rows of a view, by their index in it. */
  rows: { readonly asks: RowsAsked; readonly answer: RowsAnswer };
  /** Where a row stands in a view: how many rows of it come before. */
  locate: {
    readonly asks: ViewAsked & { readonly row: number };
    readonly answer: { readonly index: number; readonly there: boolean };
  };
  /** How many rows each tab holds inside a query. */
  counts: { readonly asks: { readonly query: string }; readonly answer: CountsAnswer };
  /** The bars over the log. */
  strip: { readonly asks: StripAsked; readonly answer: StripAnswer };
  /** Everything about one message. Undefined when it is gone. */
  detail: {
    readonly asks: { readonly row: number };
    readonly answer: { readonly detail: Detail | undefined };
  };
  /** Conversations among the messages of a query. */
  threads: { readonly asks: ThreadsAsked; readonly answer: ThreadsAnswer };
  /** One conversation, hop by hop. */
  thread: {
    readonly asks: { readonly correlationId: string };
    readonly answer: { readonly hops: readonly Hop[] };
  };
  /** How much travels on each channel; messages of the protocol do not count. */
  traffic: { readonly asks: Readonly<Record<string, never>>; readonly answer: TrafficAnswer };
  /** What was wrong on the wire lately, by the line of the contracts that says so. */
  wireProblems: { readonly asks: Readonly<Record<string, never>>; readonly answer: WireProblemsAnswer };
  /** Forgets what was wrong until now. */
  forgetProblems: {
    readonly asks: Readonly<Record<string, never>>;
    readonly answer: Readonly<Record<string, never>>;
  };
  /** What each agent sent inside a query. */
  agentTraffic: {
    readonly asks: { readonly query: string };
    readonly answer: { readonly agents: readonly AgentTraffic[] };
  };
  /** What travelled inside a query, by channel and by agent. */
  figures: {
    readonly asks: { readonly query: string };
    readonly answer: Figures & { readonly errors: readonly QueryError[]; readonly behind: number };
  };
  /** How fast requests are answered inside a query, by channel. */
  operations: {
    readonly asks: { readonly query: string };
    readonly answer: { readonly operations: readonly Operation[] };
  };
  /** What the broker keeps, or kept at a moment. */
  retained: { readonly asks: RetainedAsked; readonly answer: RetainedAnswer };
  /** What travelled on each channel or topic inside a query. */
  aggregates: { readonly asks: AggregatesAsked; readonly answer: AggregatesAnswer };
  /** What is declared and does not happen, or happens and is not declared. */
  drift: { readonly asks: { readonly kind: DriftKind }; readonly answer: DriftAnswer };
  /** A change of the contracts that makes something of it a part of them; nothing is written. */
  driftEdit: { readonly asks: DriftEditAsked; readonly answer: DriftEditAnswer };
  /** Who is there. */
  agents: { readonly asks: Readonly<Record<string, never>>; readonly answer: AgentsAnswer };
  complete: {
    readonly asks: { readonly text: string; readonly caret: number };
    readonly answer: { readonly suggestions: readonly Suggestion[]; readonly errors: readonly QueryError[] };
  };
}

export type QuestionName = keyof Questions;
export type Asked<Name extends QuestionName> = Questions[Name]['asks'];
export type Answer<Name extends QuestionName> = Questions[Name]['answer'];

/** The tabs that hold messages; each is a query of its own. */
export type Tab = 'all' | 'invalid' | 'waiting' | 'undeclared' | 'dead';

export interface ViewAsked {
  readonly tab: Tab;
  readonly query: string;
}

export interface RowsAsked extends ViewAsked {
  /** An index; -60 stands for the last sixty. */
  readonly from: number;
  /** Instead: from this row on, whatever its index has become while older rows went. */
  readonly atRow?: number;
  /** At most 500. */
  readonly count: number;
}

export interface RowsAnswer {
  /** Rows of the view as far as it has been looked through. */
  readonly total: number;
  /** The index of the first row of the answer. */
  readonly from: number;
  /** Rows of the store that have not been looked at yet. */
  readonly behind: number;
  readonly rows: readonly Row[];
  /** What of the query cannot be used; the rows are those of the rest. */
  readonly errors: readonly QueryError[];
  /** Of the tab of what waits: what each row waits for. */
  readonly waits?: readonly (Wait | undefined)[] | undefined;
  /** Of the tab of dead letters: what each row tells of. */
  readonly letters?: readonly Letter[] | undefined;
}

export interface CountsAnswer {
  readonly tabs: Readonly<Record<Tab, number>>;
  /** Rows that have not been looked at yet. */
  readonly behind: number;
}

export interface ThreadsAsked {
  readonly query: string;
  readonly order: ThreadOrder;
  readonly filter: ThreadFilter;
  readonly from: number;
  /** At most 500. */
  readonly count: number;
}

export interface ThreadsAnswer {
  /** How many each filter holds. */
  readonly counts: Readonly<Record<ThreadFilter, number>>;
  readonly threads: readonly ThreadSummary[];
}

export interface AgentsAnswer {
  readonly instances: readonly WatchedInstance[];
  /** Declared agents of which nothing was heard; foreign clients never say anything. */
  readonly silent: readonly string[];
  /** Of the instances that showed a card: whether it is of these contracts. */
  readonly contracts: readonly ContractMatch[];
}

export interface TrafficAnswer {
  readonly channels: readonly ChannelTraffic[];
  readonly types: readonly TypeTraffic[];
  readonly agents: readonly SenderTraffic[];
  /** Messages that are not as the contracts say, since the beginning. */
  readonly bad: number;
}

/** What travelled since the beginning. */
export interface Travelled {
  readonly messages: number;
  /** Of these not as the contracts say. */
  readonly bad: number;
  readonly perSecond: number;
  /** Epoch milliseconds; undefined when all of it was kept by the broker. */
  readonly lastAtMs: number | undefined;
  /** Milliseconds from request to reply, of the latest replies; undefined without one. */
  readonly p95: number | undefined;
}

export interface ChannelTraffic extends Travelled {
  readonly channel: string;
}

export interface TypeTraffic extends Travelled {
  readonly type: string;
}

/** What one agent sent, whichever instance of it. */
export interface SenderTraffic extends Travelled {
  readonly agent: string;
}

export interface AgentTraffic {
  readonly agent: string;
  readonly isDeclared: boolean;
  readonly isExternal: boolean;
  /** It is the backup of another one. */
  readonly isStandby: boolean;
  readonly description: string;
  readonly capabilities: readonly string[];
  readonly receives: readonly string[];
  readonly sends: readonly string[];
  readonly backup: string | undefined;
  readonly sent: number;
  /** Of these not as the contracts say. */
  readonly invalid: number;
  readonly lastAtMs: number | undefined;
  /** Of its replies, in milliseconds. */
  readonly p95: number | undefined;
  /** What it sent over the time of the query, in equal pieces. */
  readonly bars: readonly number[];
  readonly invalidBars: readonly number[];
}

export interface StripAsked {
  readonly query: string;
  readonly bars: number;
}

export interface StripAnswer {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bars: readonly Bar[];
  /** What `since:` and `until:` of the query mean; epoch milliseconds. */
  readonly range: { readonly sinceMs: number | undefined; readonly untilMs: number | undefined };
  /** Who was there, agent by agent; those that need attention first. */
  readonly lanes: readonly PresenceLane[];
}

export interface Bar {
  readonly total: number;
  /** Of these inside the query. */
  readonly found: number;
  /** Inside the query and a broken contract. */
  readonly invalid: number;
  /** Milliseconds; undefined without a reply. */
  readonly p95: number | undefined;
}

export interface DetailProblem {
  /** JSON pointer into the event: `/data/risk`. */
  readonly pointer: string;
  readonly message: string;
  readonly keyword: string;
  /** What stands there, as JSON, shortened; undefined where something is missing. */
  readonly value: string | undefined;
  readonly place: SourcePlace | undefined;
  /** How often that was wrong there on this channel, this message included. */
  readonly repeats: Repeats | undefined;
}

export interface Repeats {
  readonly count: number;
  /** Epoch milliseconds of the first time. */
  readonly sinceMs: number;
  /** `agent/instance`; at most twenty. */
  readonly senders: readonly string[];
}

export interface Detail {
  readonly row: Row;
  readonly verdict: VerdictKind | 'duplicate';
  /** In one sentence, when the verdict has more to say than its name. */
  readonly reason: string | undefined;
  /** Which entry of its batch the message is, from 1. */
  readonly batch: { readonly entry: number; readonly entries: number } | undefined;
  readonly problems: readonly DetailProblem[];
  /** The event's attributes without its data, in the order in which they stand. */
  readonly envelope: readonly (readonly [name: string, value: string])[];
  readonly packet: {
    readonly topic: string;
    readonly qos: 0 | 1 | 2;
    readonly retained: boolean;
    readonly redelivered: boolean;
    /** MQTT properties by name; user properties as `user.NAME`. */
    readonly properties: readonly (readonly [name: string, value: string])[];
  };
  /** The first 64 kB of the packet as text; bytes that are no UTF-8 show as the replacement character. */
  readonly text: string;
  readonly bytes: number;
  readonly isUtf8: boolean;
  /** The data as JSON; undefined when there is none that could be read. */
  readonly data: string | undefined;
  /** The file of the message's schema, the channel and the sender, as far as the contracts have them. */
  readonly places: {
    readonly schema?: SourcePlace;
    readonly channel?: SourcePlace;
    readonly agent?: SourcePlace;
  };
  readonly schema: SchemaExcerpt | undefined;
  /** Of a dead letter: the command that has it handled again. */
  readonly redrive: string | undefined;
  /** The message of the same type and sender before this one, for comparing. */
  readonly previous: PreviousMessage | undefined;
}

export interface PreviousMessage {
  readonly row: number;
  readonly receivedAtMs: number;
  /** As JSON; undefined when there is none that could be read. */
  readonly data: string | undefined;
}

/** Some lines around the line of a schema that a message breaks, or the beginning of it. */
export interface SchemaExcerpt {
  readonly file: string;
  /** Of the first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** The line that is broken. */
  readonly failing: number | undefined;
}

export interface Greeting {
  readonly version: 1;
  /** Whether this explorer may send messages; else it only watches. */
  readonly publish: 'allowed' | 'refused';
  /** What is watched, without secrets: `local (mqtt://localhost:1883)`. */
  readonly broker: string;
  readonly workspace: string;
  readonly channels: readonly string[];
  /** Addresses of the channels, with their parameters: `fleet/{region}/readings`. */
  readonly addresses: readonly string[];
  readonly messages: readonly string[];
  readonly agents: readonly string[];
  /** What of the contracts could not be read, if there is any. */
  readonly unread: Unread | undefined;
  readonly fields: readonly {
    readonly name: string;
    readonly description: string;
    readonly example: string;
  }[];
}

/** What the engine says by itself, at most ten times a second. */
export interface Changed {
  readonly connection: TransportState | 'failed';
  /** Why the connection is not there. */
  readonly cause: string | undefined;
  /** Since when the connection is as it is; epoch milliseconds. */
  readonly sinceMs: number;
  readonly protocol: '3.1.1' | '5' | undefined;
  readonly counters: Counters;
  readonly refused: readonly { readonly filter: string; readonly reason: string }[];
  /** When nothing could be seen because the connection was not there; the last ones. */
  readonly gaps: readonly Gap[];
  /** How often the contracts were read again: when it changes, what a page was greeted with may be old. */
  readonly revision: number;
}

/** Epoch milliseconds; undefined while it lasts. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number | undefined;
}

/** received = kept + evicted; always. */
export interface Counters {
  readonly received: number;
  readonly kept: number;
  readonly evicted: number;
  /** Packets on topics that were not wanted; nothing of them is received. */
  readonly excluded: number;
  /** Of what was received: payloads of which only the beginning is kept. */
  readonly truncated: number;
  /** Packets that came too fast to be judged. */
  readonly dropped: number;
  /** Messages whose sequence numbers never came. */
  readonly missing: number;
  /** Messages whose sequence numbers had come before; received less repeated, and missing, are what was published. */
  readonly repeated: number;
  readonly bytes: number;
  /** Memory of the store, and its limit. */
  readonly memory: number;
  readonly memoryLimit: number;
  readonly perSecond: number;
}

/** On the way to the engine. */
export interface Question<Name extends QuestionName = QuestionName> {
  readonly id: number;
  readonly ask: Name;
  readonly with: Asked<Name>;
}

/** On the way to the page. */
export type EngineMessage =
  | { readonly kind: 'changed'; readonly changed: Changed }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly reason: string };
