import { linksOf } from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import { nearestOf } from './did-you-mean.ts';

type Side = 'receives' | 'sends';

/**
 * Whether an agent names a channel that is not there and most likely means this one: the misspelling is the one finding,
 * and nobody is told that the channel has no receiver or no sender.
 */
export function isMeant(workspace: Workspace, channel: string, side: Side): boolean {
  return workspace.table(meant[side]).has(channel);
}

const meant = {
  receives: (workspace: Workspace) => find(workspace, 'receives'),
  sends: (workspace: Workspace) => find(workspace, 'sends'),
} as const;

function find(workspace: Workspace, side: Side): ReadonlyMap<string, true> {
  const { channels } = linksOf(workspace);
  const names = [...channels.keys()];
  const keys = workspace.agents.flatMap((agent) => agent[side].map(({ key }) => key));
  const unknown = new Set(keys.filter((key) => !channels.has(key)));
  return new Map([...unknown].flatMap((key) => nearestOf(key, names) ?? []).map((name) => [name, true]));
}
