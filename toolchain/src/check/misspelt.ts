import { linksOf } from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import { nearestOf } from './did-you-mean.ts';

type Side = 'receives' | 'sends';
type Meant = Readonly<Record<Side, ReadonlySet<string>>>;

const known = new WeakMap<Workspace, Meant>();

/**
 * Whether an agent names a channel that is not there and most likely means this one: the misspelling is the one finding,
 * and nobody is told that the channel has no receiver or no sender.
 */
export function isMeant(workspace: Workspace, channel: string, side: Side): boolean {
  const meant = known.get(workspace) ?? {
    receives: find(workspace, 'receives'),
    sends: find(workspace, 'sends'),
  };
  known.set(workspace, meant);
  return meant[side].has(channel);
}

function find(workspace: Workspace, side: Side): ReadonlySet<string> {
  const { channels } = linksOf(workspace);
  const names = [...channels.keys()];
  const keys = workspace.agents.flatMap((agent) => agent[side].map(({ key }) => key));
  const unknown = keys.filter((key) => !channels.has(key));
  return new Set(unknown.flatMap((key) => nearestOf(key, names) ?? []));
}
