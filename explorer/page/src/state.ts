import {
  type AgentTraffic,
  type AgentsAnswer,
  type Changed,
  type CountsAnswer,
  type Detail,
  type Greeting,
  type Hop,
  type QueryError,
  type StripAnswer,
  type Suggestion,
  type Tab,
  type ThreadFilter,
  type ThreadOrder,
  type ThreadsAnswer,
  joinTerms,
} from '@parley/explorer/protocol';
import type { SelectedMark } from './returning.ts';

import { type PublishState, createPublishState } from './publish/state.ts';

/** The tabs of the page: lists of messages, conversations, agents. */
export const pageTabs = ['all', 'invalid', 'threads', 'waiting', 'undeclared', 'dead', 'agents'] as const;
export type PageTab = (typeof pageTabs)[number];

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
  showsKeys: boolean;
  /** The message that is being written. */
  readonly publish: PublishState;
  /** What was last said aloud. */
  announced: string;
}

export function createState(kept: unknown): State {
  const { tab, query, thread, agent, row, at, message } = (
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
    selected: typeof row === 'string' && /^\d+$/.test(row) ? Number(row) : undefined,
    mark:
      typeof at === 'string' && at !== ''
        ? { at, id: typeof message === 'string' ? message : '' }
        : undefined,
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
    showsKeys: false,
    publish: createPublishState(),
    announced: '',
  };
}

/** The query that counts: while what is being written cannot be used, the finished terms alone. */
export function usedQuery(state: State): string {
  return state.typed === state.refused ? joinTerms(state.terms) : queryOf(state);
}

/** The query as it stands: finished terms and what is written. */
export function queryOf({ terms, typed }: State): string {
  return joinTerms([...terms, typed]);
}

/** The tab of messages that is shown, if it is one. */
export function messageTab({ tab }: State): Tab | undefined {
  return tab === 'threads' || tab === 'agents' ? undefined : tab;
}

/** Whether the broker can be seen right now. */
export function isOnline({ isReachable, changed }: State): boolean {
  return isReachable && changed?.connection === 'online';
}
