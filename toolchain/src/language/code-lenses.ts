import type { Range } from '../diagnostic.ts';
import { linksOf } from '../model/link.ts';
import { below } from '../model/place.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { callsFrom, callsTo } from './calls/agent-calls.ts';
import { countAgents, participantsOf } from './participants.ts';
import type { ContractSymbol } from './references/symbol.ts';
import type { Snapshot } from './snapshot.ts';
import { targetAt, targetOfFile } from './target.ts';

/** What the lenses run; an editor leaves out those that it does not know. */
export type LensCommand = 'parley.showUses' | 'parley.publish' | 'parley.showMessages' | 'parley.runAgent';

/** A line above a declaration that can be clicked. */
export interface CodeLens {
  readonly range: Range;
  readonly title: string;
  readonly command: LensCommand;
  readonly arguments: readonly [ContractSymbol];
}

/** Who takes part in each declaration of a document, and what can be done with it; while it does not parse, as before. */
export function codeLenses(snapshot: Snapshot, path: string): readonly CodeLens[] {
  const entry = snapshot.steadyDocument(path);
  if (entry === undefined) return [];
  const lenses = lensesOf(snapshot.steady, entry);
  return lenses.map((lens) => ({ ...lens, range: snapshot.toPresent(path, lens.range) }));
}

function lensesOf(workspace: Workspace, entry: WorkspaceDocument): readonly CodeLens[] {
  switch (entry.kind) {
    case 'channel':
      return channelLenses(workspace, entry);
    case 'agent':
      return agentLenses(workspace, entry);
    case 'message':
      return messageLenses(workspace, entry);
    default:
      return [];
  }
}

function channelLenses(workspace: Workspace, { document }: WorkspaceDocument): readonly CodeLens[] {
  const channels = workspace.channels.filter(({ place }) => place.document === document);
  return channels.flatMap((channel) => {
    const { senders, receivers } = participantsOf(workspace, channel);
    const counts = [counted(countAgents(senders), 'sender'), counted(countAgents(receivers), 'receiver')];
    const lens = lensAt(targetAt(channel.place).range, { kind: 'channel', name: channel.name });
    return [
      lens(counts.join(', '), 'parley.showUses'),
      ...(channel.resolved.address === null ? [] : [lens('Publish…', 'parley.publish')]),
      lens('Show messages', 'parley.showMessages'),
    ];
  });
}

function agentLenses(workspace: Workspace, { document, imported }: WorkspaceDocument): readonly CodeLens[] {
  const agents = workspace.agents.filter(({ place }) => place.document === document);
  return agents.flatMap(({ name, place, external }) => {
    const incoming = countAgents(callsTo(workspace, name).map(({ sender }) => sender));
    const outgoing = countAgents(callsFrom(workspace, name).map(({ receiver }) => receiver));
    const counts = [counted(incoming, 'sender'), counted(outgoing, 'receiver')];
    const lens = lensAt(targetAt(below(place, 'agent')).range, { kind: 'agent', name });
    return [
      lens(counts.join(', '), 'parley.showUses'),
      ...(external || imported ? [] : [lens('Run agent', 'parley.runAgent')]),
      lens('Show messages', 'parley.showMessages'),
    ];
  });
}

function messageLenses(workspace: Workspace, { document }: WorkspaceDocument): readonly CodeLens[] {
  const message = workspace.messages.find((other) => other.document === document);
  const carriers = linksOf(workspace).carriers.get(message?.type ?? '') ?? [];
  if (message === undefined || carriers.length === 0) return [];
  const participants = carriers.map((channel) => participantsOf(workspace, channel));
  const taking = (side: 'senders' | 'receivers'): number =>
    countAgents(
      participants.flatMap((all) => all[side].filter(({ messages }) => messages.includes(message.type))),
    );
  const counts = [
    counted(carriers.length, 'channel'),
    counted(taking('senders'), 'sender'),
    counted(taking('receivers'), 'receiver'),
  ];
  const lens = lensAt(targetOfFile(document.path).range, { kind: 'message', name: message.type });
  return [
    lens(counts.join(', '), 'parley.showUses'),
    lens('Publish…', 'parley.publish'),
    lens('Show messages', 'parley.showMessages'),
  ];
}

function lensAt(range: Range, symbol: ContractSymbol): (title: string, command: LensCommand) => CodeLens {
  return (title, command) => ({ range, title, command, arguments: [symbol] });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
