import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import {
  agentNamePattern,
  channelNamePattern,
  isReservedName,
  messageTypePattern,
} from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { type Change, append, set, toEdit } from '../quick-fixes/change.ts';
import { createAgent, createMessage, placeChannel } from '../quick-fixes/new-names.ts';
import type {
  Addition,
  AdditionResult,
  CarriedMessage,
  NewChannel,
  NewMessage,
  NewProperty,
  NewSend,
  NewValue,
} from './addition.ts';
import { ownPlace, schemasAt } from './schema-place.ts';

/** The edit that adds something to the contracts, as a person would write it: order, comments and layout of the files stay. */
export function additionEdit(workspace: Workspace, addition: Addition): AdditionResult {
  const changes = changesFor(workspace, addition);
  if (typeof changes === 'string') return { kind: 'refused', reason: changes };
  const edit = toEdit(changes);
  const isEmpty = edit.creates.length === 0 && Object.values(edit.edits).every((list) => list.length === 0);
  return isEmpty
    ? { kind: 'refused', reason: 'there is no place in the files for it' }
    : { kind: 'edit', edit };
}

type Changes = readonly Change[] | string;

function changesFor(workspace: Workspace, addition: Addition): Changes {
  switch (addition.kind) {
    case 'channel':
      return addChannel(workspace, addition);
    case 'message':
      return carryMessage(workspace, addition);
    case 'property':
      return addProperty(workspace, addition);
    case 'send':
      return addSend(workspace, addition);
    case 'parameter-value':
      return addParameterValue(workspace, addition);
    case 'value':
      return addValue(workspace, addition);
  }
}

function addChannel(workspace: Workspace, addition: NewChannel): Changes {
  const { name, address, parameters, messages, senders } = addition;
  const { channels, agents } = linksOf(workspace);
  if (!channelNamePattern.test(name) || isReservedName(name)) return `"${name}" is no name of a channel`;
  if (channels.has(name)) return `there is a channel "${name}" already`;
  const created = newMessages(workspace, messages);
  if (typeof created === 'string') return created;
  const value = {
    ...(address === null ? {} : { address }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    messages: messages.map(({ type }) => type),
  };
  const own = senders.flatMap((sender) => agents.get(sender) ?? []).filter(({ imported }) => !imported);
  return [placeChannel(workspace, name, value), ...created, ...own.map((agent) => sendEntry(agent, name))];
}

function newMessages(workspace: Workspace, messages: readonly NewMessage[]): Changes {
  const { messages: known } = linksOf(workspace);
  const changes: Change[] = [];
  for (const { type, schema } of messages) {
    if (!messageTypePattern.test(type) || isReservedName(type))
      return `"${type}" is no name of a message type`;
    if (!known.has(type)) changes.push(createMessage(workspace, type, schema));
  }
  return changes;
}

function carryMessage(workspace: Workspace, { channel: name, message }: CarriedMessage): Changes {
  const channel = linksOf(workspace).channels.get(name);
  if (channel === undefined) return `there is no channel "${name}"`;
  if (channel.imported) return elsewhere(`the channel "${name}"`);
  const created = newMessages(workspace, [message]);
  return typeof created === 'string'
    ? created
    : [append(channel.place, 'messages', message.type), ...created];
}

function addProperty(workspace: Workspace, { type, path, name, schema }: NewProperty): Changes {
  const places = schemasAt(workspace, type, path).map((location) => ({
    schema: location.schema,
    place: ownPlace(workspace, location),
  }));
  // Where others are named, the new one is looked for.
  const best = places.find(({ schema: found }) => isObject(found) && isObject(found.properties)) ?? places[0];
  if (best === undefined) return `the schema of "${type}" has no place for it`;
  if (best.place === undefined) return elsewhere(`the schema of "${type}"`);
  const members = isObject(best.schema) ? best.schema.properties : undefined;
  if (isObject(members) && Object.hasOwn(members, name)) return `"${name}" is declared already`;
  return isObject(members)
    ? [set(below(best.place, 'properties'), name, schema)]
    : [set(best.place, 'properties', { [name]: schema })];
}

function addSend(workspace: Workspace, { agent: name, channel, type, external }: NewSend): Changes {
  const { agents, channels } = linksOf(workspace);
  if (!channels.has(channel)) return `there is no channel "${channel}"`;
  const agent = agents.get(name);
  if (agent === undefined) {
    if (!agentNamePattern.test(name)) return `"${name}" is no name of an agent`;
    return createAgent(workspace, name, { ...(external ? { external } : {}), sends: { [channel]: {} } });
  }
  if (agent.imported) return elsewhere(`the agent "${name}"`);
  const entry = agent.sends.find(({ key }) => key === channel);
  if (entry === undefined) return [sendEntry(agent, channel)];
  if (entry.messages === undefined) return `"${name}" declares it already`;
  return [append(entry.place, 'messages', type)];
}

function sendEntry(agent: AgentDeclaration, channel: string): Change {
  return isObject(agent.raw.sends)
    ? set(below(agent.place, 'sends'), channel, {})
    : set(agent.place, 'sends', { [channel]: {} });
}

function addParameterValue(
  workspace: Workspace,
  { channel: name, parameter, value }: Extract<Addition, { kind: 'parameter-value' }>,
): Changes {
  const channel = linksOf(workspace).channels.get(name);
  if (channel === undefined) return `there is no channel "${name}"`;
  if (channel.imported) return elsewhere(`the channel "${name}"`);
  const place = below(channel.place, 'parameters', parameter);
  const words = valueAt(place.document.value, `${place.pointer}/enum`);
  if (!Array.isArray(words)) return `{${parameter}} of "${name}" has no list of words`;
  return words.includes(value) ? `{${parameter}} has it already` : [append(place, 'enum', value)];
}

function addValue(workspace: Workspace, { type, path, value }: NewValue): Changes {
  const locations = schemasAt(workspace, type, path);
  const found = locations.find(({ schema }) => isObject(schema) && Array.isArray(schema.enum));
  if (found === undefined) return `the schema of "${type}" has no list of words there`;
  const place = ownPlace(workspace, found);
  if (place === undefined) return elsewhere(`the schema of "${type}"`);
  const words = (found.schema as { readonly enum: readonly unknown[] }).enum;
  return words.includes(value) ? 'the list has it already' : [append(place, 'enum', value)];
}

function elsewhere(what: string): string {
  return `${what} belongs to another workspace`;
}
