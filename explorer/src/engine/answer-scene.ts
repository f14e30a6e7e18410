import type { Bundle } from '@parley/schemas';
import type { DriftScene } from '../drift/answer.ts';
import type { Judge } from '../judge/judge.ts';
import type { MessageStore } from '../store/store.ts';
import type { WatchedAgents } from './agents.ts';
import type { Cards } from './card-match.ts';
import type { Origins, TopicParameters } from './origins.ts';
import type { RecentProblems } from './problems/recent.ts';
import type { RepeatedProblems } from './repeats.ts';
import type { RetainedScene } from './retained/answer.ts';
import type { Sources } from './sources.ts';
import type { Traffic } from './traffic.ts';
import type { Views } from './views.ts';
import type { WaitingRequests } from './waiting.ts';

/** What answers are made from. */
export interface AnswerScene extends Pick<RetainedScene, 'retained' | 'gaps' | 'hasFlags'>, DriftScene {
  readonly store: MessageStore;
  readonly bundle: Bundle;
  readonly judge: Judge;
  readonly sources: Sources;
  readonly views: Views;
  readonly waiting: WaitingRequests;
  readonly origins: Origins;
  readonly topicParameters: TopicParameters;
  readonly agents: WatchedAgents;
  readonly cards: Cards;
  readonly traffic: Traffic;
  readonly repeats: RepeatedProblems;
  readonly problems: RecentProblems;
  readonly broker: string;
  readonly publish: 'allowed' | 'refused';
  readonly folder: string;
  /** Names of the parameters of addresses. */
  readonly parameters: readonly string[];
  readonly now: () => number;
}
