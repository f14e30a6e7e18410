import { agentNamePattern, channelNamePattern, messageTypePattern } from '../../model/names.ts';
import type { Workspace, WorkspaceDocument } from '../../model/workspace.ts';
import { printDocument } from '../patch/print.ts';
import { type Change, set } from './change.ts';

/** The dialect of message schemas, and how a schema names it. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** A new file with a document in it; an extra change of a fix. */
export function createFile(path: string, value: unknown): Change {
  return { create: { path, text: printDocument(path, value) } };
}

/** A new message type; the default is a schema of an object that says nothing yet. */
export function createMessage(
  workspace: Workspace,
  type: string,
  schema: object = { type: 'object', properties: {} },
): Change {
  const path = `${folderOf(workspace, 'message', 'messages')}/${type}.schema.${endingOf(workspace, 'message', 'json')}`;
  return createFile(path, { $schema: dialect, ...schema });
}

/** A new agent in a file of its own. */
export function createAgent(workspace: Workspace, name: string, members: object): readonly Change[] {
  if (!agentNamePattern.test(name) || workspace.agents.some((agent) => agent.name === name)) return [];
  const path = `${folderOf(workspace, 'agent', 'agents')}/${name}.agent.${endingOf(workspace, 'agent', 'yaml')}`;
  return [createFile(path, { agent: name, ...members })];
}

/** A new channel; a message for it is made too. */
export function createChannel(
  workspace: Workspace,
  name: string,
  { messages = [], inbox = false }: { readonly messages?: readonly string[]; readonly inbox?: boolean },
): readonly Change[] {
  if (!channelNamePattern.test(name)) return [];
  const types = messages.length > 0 ? messages : [typeFor(name)];
  const known = new Set(workspace.messages.map(({ type }) => type));
  const created = types.filter((type) => !known.has(type) && messageTypePattern.test(type));
  const value = { ...(inbox ? {} : { address: name.replaceAll('.', '/') }), messages: types };
  return [placeChannel(workspace, name, value), ...created.map((type) => createMessage(workspace, type))];
}

/** Writes a channel where those stand whose names begin as its name does, else into a file of its own. */
export function placeChannel(workspace: Workspace, name: string, value: object): Change {
  const file = fileFor(workspace, name);
  return file === undefined
    ? newFile(workspace, name, value)
    : set({ document: file, pointer: '/channels' }, name, value);
}

function newFile(workspace: Workspace, name: string, value: object): Change {
  const [stem = name] = name.split('.');
  const folder = folderOf(workspace, 'channel', 'channels');
  const ending = endingOf(workspace, 'channel', 'yaml');
  const isTaken = workspace.documents.some(
    ({ document }) => document.path === `${folder}/${stem}.channel.${ending}`,
  );
  return createFile(`${folder}/${isTaken ? name : stem}.channel.${ending}`, { channels: { [name]: value } });
}

/** The file with the channels whose names have most in common with a name. */
function fileFor({ channels }: Workspace, name: string): WorkspaceDocument['document'] | undefined {
  const own = channels.filter(({ imported }) => !imported);
  const prefixes = name
    .split('.')
    .slice(0, -1)
    .map((_, index, levels) => `${levels.slice(0, levels.length - index).join('.')}.`);
  for (const prefix of prefixes) {
    const found = own.find((channel) => channel.name.startsWith(prefix));
    if (found !== undefined) return found.place.document;
  }
  return undefined;
}

/** The message type that goes with a channel. */
function typeFor(channel: string): string {
  const levels = channel
    .replaceAll('_', '-')
    .split('.')
    .map((level) => (/^[a-z]/.test(level) ? level.replace(/-+$/, '') : `m${level}`));
  return `${levels.join('.')}.v1`;
}

/** The folder in which most files of a kind are, the first of them among equals; `fallback` where there are none. */
function folderOf(workspace: Workspace, kind: WorkspaceDocument['kind'], fallback: string): string {
  const counts = new Map<string, number>();
  for (const path of ownPaths(workspace, kind)) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? fallback;
}

/** How the files of a kind end. */
function endingOf(workspace: Workspace, kind: WorkspaceDocument['kind'], fallback: string): string {
  const [first] = ownPaths(workspace, kind);
  return first === undefined ? fallback : first.slice(first.lastIndexOf('.') + 1);
}

function ownPaths({ documents }: Workspace, kind: WorkspaceDocument['kind']): readonly string[] {
  return documents
    .filter((entry) => entry.kind === kind && !entry.imported)
    .map(({ document }) => document.path);
}
