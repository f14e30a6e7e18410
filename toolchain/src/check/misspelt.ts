import { field, textField } from '../model/fields.ts';
import { linksOf } from '../model/link.ts';
import type { CreateTable, Workspace } from '../model/workspace.ts';
import { nearestOf } from './did-you-mean.ts';

/** Where a name is written that shall be there: keys of agents, the reply of a channel, a backup, a message type. */
type Side = 'receives' | 'sends' | 'reply' | 'backup' | 'message';

/**
 * Whether somebody names what is not there and most likely means this one: the misspelling is the one finding, and
 * nobody is told that the one that is meant has no receiver, no sender or no use.
 */
export function isMeant(workspace: Workspace, name: string, side: Side): boolean {
  return workspace.table(meant[side]).has(name);
}

/** Whether a channel has a `reply` that does not say where: then any channel may be the one that is meant. */
export function hasUnnamedReply(workspace: Workspace): boolean {
  return workspace.table(unnamedReplies).has('reply');
}

const meant: Readonly<Record<Side, CreateTable<true>>> = {
  receives: (workspace) => nearestChannels(workspace, keysOf(workspace, 'receives')),
  sends: (workspace) => nearestChannels(workspace, keysOf(workspace, 'sends')),
  reply: (workspace) => {
    const replies = workspace.channels.flatMap(({ raw }) => textField(raw.reply, 'channel') ?? []);
    return nearestChannels(workspace, replies);
  },
  backup: (workspace) => {
    const { agents } = linksOf(workspace);
    const strangers = workspace.agents.filter(({ backup }) => backup !== null && !agents.has(backup));
    return new Map(
      strangers.flatMap(({ name, backup }) => {
        const others = [...agents.keys()].filter((other) => other !== name);
        const found = nearestOf(backup ?? '', others);
        return found === undefined ? [] : [[found, true] as const];
      }),
    );
  },
  message: (workspace) => {
    const { carriers, messages } = linksOf(workspace);
    return nearest(carriers.keys(), messages);
  },
};

function unnamedReplies({ channels }: Workspace): ReadonlyMap<string, true> {
  const isUnnamed = channels.some(
    ({ raw }) => raw.reply !== undefined && typeof field(raw.reply, 'channel') !== 'string',
  );
  return new Map(isUnnamed ? [['reply', true]] : []);
}

function keysOf({ agents }: Workspace, side: 'receives' | 'sends'): readonly string[] {
  return agents.flatMap((agent) => agent[side].map(({ key }) => key));
}

function nearestChannels(workspace: Workspace, names: Iterable<string>): ReadonlyMap<string, true> {
  return nearest(names, linksOf(workspace).channels);
}

/** Of each name that nothing has, the one that is nearest to it. */
function nearest(names: Iterable<string>, known: ReadonlyMap<string, unknown>): ReadonlyMap<string, true> {
  const unknown = [...new Set(names)].filter((name) => !known.has(name));
  const candidates = unknown.length === 0 ? [] : [...known.keys()];
  return new Map(unknown.flatMap((name) => nearestOf(name, candidates) ?? []).map((name) => [name, true]));
}
