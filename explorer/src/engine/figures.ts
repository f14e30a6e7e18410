import type { View } from '../query/view.ts';
import { type Aggregate, countFirst } from './aggregates.ts';
import type { GroupScene } from './groups.ts';

/** What travelled inside a query, in numbers: most messages first. */
export interface Figures {
  readonly channels: readonly Aggregate[];
  readonly agents: readonly Aggregate[];
  /** Messages, without those of the protocol itself. */
  readonly total: number;
}

/** Names come from messages too: more than that are a flood. */
const maxNames = 2000;
const most = { order: 'messages', descending: true, count: maxNames } as const;

/** Channels on which nothing came are left out, unless a reply says how long a request there took. */
export function countFigures(scene: Omit<GroupScene, 'channels'>, view: View): Figures {
  const counted = (by: 'channel' | 'agent') => countFirst({ ...scene, channels: [] }, view, { ...most, by });
  const [channels, agents] = [counted('channel'), counted('agent')];
  return {
    channels: channels.aggregates,
    agents: agents.aggregates,
    total: agents.groups.messages,
  };
}
