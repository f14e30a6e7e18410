import type { TrafficAnswer, WatchedInstance } from '@parley/explorer/live';
import type { Event } from 'vscode';

/** What the trees show of a broker that is watched. */
export interface TreeFigures {
  readonly traffic: Pick<TrafficAnswer, 'agents' | 'channels' | 'types'>;
  readonly agents: { readonly instances: readonly WatchedInstance[] };
}

/** Where they come from; undefined while nothing is watched. */
export interface FiguresSource {
  readonly current: TreeFigures | undefined;
  readonly onChange: Event<TreeFigures | undefined>;
}
