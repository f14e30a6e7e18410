import {
  type AgentTraffic,
  type AgentsAnswer,
  type Changed,
  type CountsAnswer,
  type Detail,
  type Greeting,
  type Hop,
  type Letter,
  type Operation,
  type QueryError,
  type StripAnswer,
  type Suggestion,
  type Tab,
  type ThreadFilter,
  type ThreadOrder,
  type ThreadsAnswer,
  type Wait,
  joinTerms,
} from '@parley/explorer/protocol';
import { type PageTab, pageTabs } from './page-tabs.ts';
import type { SelectedMark } from './returning.ts';

import { type ChannelsState, createChannelsState } from './channels/state.ts';
import { type DriftState, createDriftState } from './drift/state.ts';
import { type RetainedState, createRetainedState } from './retained/state.ts';
import { type SavedState, createSavedState } from './saved/state.ts';
import { type PublishState, createPublishState } from './publish/state.ts';

export const detailTabs = ['payload', 'envelope', 'thread', 'diff', 'schema'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** Everything that the page shows. */
export interface State {
  greeting: Greeting | undefined;
  changed: Changed | undefined;
  /** The engine itself cannot be reached. */
  isReachable: boolean;
  tab: PageTab;
  /** Finished terms, and what is being written. */
  terms: readonly string[];
  typed: string;
  errors: readonly QueryError[];
  /** What is being written, when the engine could not use it: then the finished terms alone count. */
  refused: string | undefined;
  suggestions: readonly Suggestion[];
  suggested: number;
  counts: CountsAnswer | undefined;
  strip: StripAnswer | undefined;
  /** The range while it is being drawn, as shares of the strip. */
  brush: { readonly from: number; readonly to: number } | undefined;
  /** Rows in the list, and of these how many came since it does not follow. */
  total: number;
  behind: number;
  seenTotal: number;
  isPaused: boolean;
  /** Rows of the tab when it was paused: later ones are counted, not shown. */
  frozen: number | undefined;
  isFollowing: boolean;
  selected: number | undefined;
  /** The first row that was in sight when the page was left, until it is there again. */
  top: number | undefined;
  /** Which one it is, for an engine that numbers otherwise. */
  mark: SelectedMark | undefined;
  selectedIndex: number | undefined;
  detail: Detail | undefined;
  /** The message that was selected is not kept any more; its detail stays. */
  isEvicted: boolean;
  /** The detail stays while other messages are selected. */
  isPinned: boolean;
  detailTab: DetailTab;
  /** The payload as it came, not as a tree. */
  isRaw: boolean;
  /** Paths of the payload's members that are open or closed against the rule. */
  toggled: ReadonlySet<string>;
  hops: readonly Hop[];
  threads: ThreadsAnswer | undefined;
  threadOrder: ThreadOrder;
  threadFilter: ThreadFilter;
  thread: string | undefined;
  agents: AgentsAnswer | undefined;
  agentTraffic: { readonly agents: readonly AgentTraffic[] } | undefined;
  /** The agent that is chosen. */
  agent: string | undefined;
  readonly drift: DriftState;
  readonly channels: ChannelsState;
  showsKeys: boolean;
  /** The message that is being written. */
  readonly publish: PublishState;
  /** What was last said aloud. */
  announced: string;
  readonly retained: RetainedState;
  readonly saved: SavedState;
  /** How fast requests are answered. */
  operations: readonly Operation[];
  /** What the requests in sight wait for. */
  waits: ReadonlyMap<number, Wait> | undefined;
  /** What the dead letters in sight tell of. */
  letters: ReadonlyMap<number, Letter> | undefined;
}

export function createState(kept: unknown): State {
  const { tab, query, thread, agent, drift, by, row, top, at, message } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Readonly<Record<string, unknown>>;
  return {
    greeting: undefined,
    changed: undefined,
    isReachable: false,
    tab: pageTabs.find((known) => known === tab) ?? 'all',
    terms: [],
    typed: typeof query === 'string' ? query : '',
    errors: [],
    refused: undefined,
    suggestions: [],
    suggested: -1,
    counts: undefined,
    strip: undefined,
    brush: undefined,
    total: 0,
    behind: 0,
    seenTotal: 0,
    isPaused: false,
    frozen: undefined,
    isFollowing: true,
    selected: readNumber(row),
    top: readNumber(row) === undefined ? readNumber(top) : undefined,
    mark: readMark(at, message),
    selectedIndex: undefined,
    detail: undefined,
    isEvicted: false,
    isPinned: false,
    detailTab: 'payload',
    isRaw: false,
    toggled: new Set(),
    hops: [],
    threads: undefined,
    threadOrder: 'newest',
    threadFilter: 'all',
    thread: typeof thread === 'string' ? thread : undefined,
    agents: undefined,
    agentTraffic: undefined,
    agent: typeof agent === 'string' ? agent : undefined,
    drift: createDriftState(drift),
    channels: createChannelsState(by),
    showsKeys: false,
    publish: createPublishState(),
    announced: '',
    ...createTimes(),
  };
}

function readNumber(kept: unknown): number | undefined {
  return typeof kept === 'string' && /^\d+$/.test(kept) ? Number(kept) : undefined;
}

function readMark(at: unknown, message: unknown): SelectedMark | undefined {
  if (typeof at !== 'string' || at === '') return undefined;
  return { at, id: typeof message === 'string' ? message : '' };
}

const nothingYet = { waits: undefined, letters: undefined };

function createTimes(): Pick<State, 'retained' | 'saved' | 'operations' | 'waits' | 'letters'> {
  return { retained: createRetainedState(), saved: createSavedState(), operations: [], ...nothingYet };
}

/** The query that counts: while what is being written cannot be used, the finished terms alone. */
export function usedQuery(state: State): string {
  return state.typed === state.refused ? joinTerms(state.terms) : queryOf(state);
}

/** The query as it stands: finished terms and what is written. */
export function queryOf({ terms, typed }: State): string {
  return joinTerms([...terms, typed]);
}

/** The tabs that are lists of messages. */
const listTabs: readonly Tab[] = ['all', 'invalid', 'waiting', 'dead'];

/** The tab of messages that is shown, if it is one. */
export function messageTab({ tab }: State): Tab | undefined {
  return listTabs.find((list) => list === tab);
}

/** Whether the broker can be seen right now. */
export function isOnline({ isReachable, changed }: State): boolean {
  return isReachable && changed?.connection === 'online';
}

/** Whether it could be seen before: what is away was lost, not yet found. */
export function wasOnline({ connection, gaps }: Changed): boolean {
  return connection === 'online' || gaps.length > 0;
}
