import { field, textField } from '../model/fields.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import {
  agentsByBackup,
  agentsByName,
  carriers,
  channelsByName,
  messagesByType,
  receivingKeys,
  senders,
} from '../model/link-tables.ts';
import { linksOf } from '../model/link.ts';
import { type RowTable, derivedTable, listTable } from '../model/row-table.ts';
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
  receives: (workspace) => nearestChannels(workspace, unknownReceives),
  sends: (workspace) => nearestChannels(workspace, unknownSends),
  reply: (workspace) => nearestChannels(workspace, unknownReplies),
  backup: (workspace) => {
    const strangers = [...workspace.table(unknownBackups)];
    const names = strangers.length === 0 ? [] : [...linksOf(workspace).agents.keys()];
    return new Map(
      strangers.flatMap(([backup, agents]) =>
        agents.flatMap(({ name }) => {
          const found = nearestOf(
            backup,
            names.filter((other) => other !== name),
          );
          return found === undefined ? [] : [[found, true] as const];
        }),
      ),
    );
  },
  message: (workspace) => nearest(workspace.table(unknownMessages), workspace.table(messageNames)),
};

function unnamedReplies({ channels }: Workspace): ReadonlyMap<string, true> {
  const isUnnamed = channels.some(
    ({ raw }) => raw.reply !== undefined && typeof field(raw.reply, 'channel') !== 'string',
  );
  return new Map(isUnnamed ? [['reply', true]] : []);
}

const writtenReplies = listTable<ChannelDeclaration>({
  visit: ({ declares }, put) => {
    for (const channel of declares.channels) {
      const reply = textField(channel.raw.reply, 'channel');
      if (reply !== undefined) put(reply, channel);
    }
  },
  pathOf: ({ place }) => place.document.path,
});

/** Only whether a name is there: the same table as long as names neither come nor go. */
const channelNames = namesOf(channelsByName);
const messageNames = namesOf(messagesByType);

const unknownReceives = namesMissing(receivingKeys, channelsByName);
const unknownSends = namesMissing(senders, channelsByName);
const unknownReplies = namesMissing(writtenReplies, channelsByName);
const unknownMessages = namesMissing(carriers, messagesByType);
const unknownBackups = derivedTable<readonly AgentDeclaration[]>({
  namesIn: (entry, workspace) => [
    ...agentsByBackup.namesIn(entry, workspace),
    ...agentsByName.namesIn(entry, workspace),
  ],
  rowOf: (name, workspace) =>
    workspace.table(agentsByName).has(name) ? undefined : workspace.table(agentsByBackup).get(name),
});

function namesOf(table: RowTable): RowTable<true> {
  const rowOf = (name: string, workspace: Workspace): true | undefined =>
    workspace.table(table).has(name) || undefined;
  return derivedTable<true>({ namesIn: table.namesIn, rowOf });
}

/** The names of one table that another does not have. */
function namesMissing(written: RowTable, known: RowTable): RowTable<true> {
  return derivedTable<true>({
    order: 'names',
    namesIn: (entry, workspace) => [...written.namesIn(entry, workspace), ...known.namesIn(entry, workspace)],
    rowOf: (name, workspace) =>
      (workspace.table(written).has(name) && !workspace.table(known).has(name)) || undefined,
  });
}

function nearestChannels(workspace: Workspace, unknown: RowTable<true>): ReadonlyMap<string, true> {
  return nearest(workspace.table(unknown), workspace.table(channelNames));
}

type Names = ReadonlyMap<string, true>;

/** Of some names the nearest to each other name that was asked for: patterns stay unknown for as long as they are there. */
const knownNearest = new WeakMap<Names, Map<string, string | undefined>>();
/** Who types for a day asks for many. */
const mostKnown = 1000;

/** Of each unknown name the one that is nearest to it. */
function nearest(unknown: Names, names: Names): Names {
  const found = new Map<string, true>();
  if (unknown.size === 0) return found;
  let known = knownNearest.get(names);
  if (known === undefined || known.size > mostKnown) {
    known = new Map();
    knownNearest.set(names, known);
  }
  for (const name of unknown.keys()) {
    if (!known.has(name)) known.set(name, nearestOf(name, names.keys()));
    const near = known.get(name);
    if (near !== undefined) found.set(near, true);
  }
  return found;
}
