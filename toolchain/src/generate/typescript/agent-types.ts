import type { BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';
import { codegenModule } from '../model.ts';
import {
  contentType,
  parameterProperties,
  parameterValues,
  parametersType,
  receivedTypes,
  valuesType,
  type ChannelTypes,
} from './channel-types.ts';
import { systemChannels } from './system-channels.ts';
import {
  keyword,
  literal,
  reference,
  union,
  type ObjectNode,
  type PropertyNode,
  type TypeNode,
} from './type-node.ts';

/** The members of an agent's interface: its name, parameters, receives, sends and requests. */
export function agentType(types: ChannelTypes, agent: BundleAgent): ObjectNode {
  const sends = channelsOf(types, agent.sends);
  const events = sends.filter(([channel]) => channel.reply === null);
  const requests = sends.filter(([channel]) => channel.reply !== null);
  return record([
    ['name', literal(agent.name)],
    ['parameters', startParameters(types, agent)],
    [
      'receives',
      entries(
        types,
        sorted(agent.receives).map(([key, receive]) => [key, receiveType(types, key, receive)]),
      ),
    ],
    [
      'sends',
      entries(
        types,
        events.map(([channel, send]) => [channel.name, record(sendType(types, agent, [channel, send]))]),
      ),
    ],
    [
      'requests',
      entries(
        types,
        requests.map(([channel, send]) => [channel.name, requestType(types, agent, [channel, send])]),
      ),
    ],
  ]);
}

function receiveType(types: ChannelTypes, key: string, receive: BundleReceive): TypeNode {
  const channel = types.model.bundle.channels[key];
  const reply = types.model.bundle.channels[channel?.reply?.channel ?? ''];
  return record([
    ['message', union(receivedBy(types, key, receive))],
    ['reply', reply === undefined ? keyword('void') : contentType(types, reply.messages)],
  ]);
}

function receivedBy(types: ChannelTypes, key: string, receive: BundleReceive): TypeNode[] {
  const received = types.file.useType('Received', codegenModule);
  const system = systemChannels.get(key);
  if (system !== undefined) {
    const data = reference(types.file.useType(system.data, codegenModule));
    const parameters = reference(types.file.useType('NoParameters', codegenModule));
    return [reference(received, literal(system.type), data, literal(key), parameters)];
  }
  const channels = [...receive.channels].sort().flatMap((name) => types.model.bundle.channels[name] ?? []);
  if (channels.length === 0) return [reference(received)];
  return channels.flatMap((channel) => {
    const taken = channel.messages.filter((type) => receive.messages.includes(type));
    return receivedTypes(types, channel, taken);
  });
}

function sendType(
  types: ChannelTypes,
  agent: BundleAgent,
  [channel, send]: readonly [BundleChannel, BundleSend],
): (readonly [string, TypeNode])[] {
  const isPartlyBound = Object.keys(channel.parameters).some((name) => agent.parameters.includes(name));
  const parameters: TypeNode = isPartlyBound
    ? { kind: 'object', properties: parameterProperties(channel, agent.parameters) }
    : parametersType(types, channel);
  const directed = channel.address === null ? [['directed', literal(true)] as const] : [];
  return [['content', contentType(types, send.messages)], ['parameters', parameters], ...directed];
}

function requestType(
  types: ChannelTypes,
  agent: BundleAgent,
  [channel, send]: readonly [BundleChannel, BundleSend],
): TypeNode {
  const reply = types.model.bundle.channels[channel.reply?.channel ?? ''];
  const messages = reply === undefined ? [keyword('never')] : receivedTypes(types, reply, reply.messages);
  return record([...sendType(types, agent, [channel, send]), ['reply', union(messages)]]);
}

/** A parameter that several channels list takes only the values that all of them have. */
function startParameters(types: ChannelTypes, agent: BundleAgent): TypeNode {
  if (agent.parameters.length === 0) return reference(types.file.useType('NoParameters', codegenModule));
  const names = [
    ...Object.values(agent.receives).flatMap(({ channels }) => channels),
    ...Object.keys(agent.sends),
  ];
  const channels = names.flatMap((name) => types.model.bundle.channels[name] ?? []);
  return record(
    agent.parameters.map((name) => {
      const lists = channels.flatMap((channel) => {
        const values = parameterValues(channel.parameters[name]);
        return values === undefined ? [] : [values];
      });
      const [first, ...others] = lists;
      return [name, valuesType(first?.filter((value) => others.every((list) => list.includes(value))))];
    }),
  );
}

function channelsOf(
  { model }: ChannelTypes,
  sends: Readonly<Record<string, BundleSend>>,
): (readonly [BundleChannel, BundleSend])[] {
  return sorted(sends).flatMap(([name, send]) => {
    const channel = model.bundle.channels[name];
    return channel === undefined ? [] : [[channel, send] as const];
  });
}

function entries(types: ChannelTypes, members: readonly (readonly [string, TypeNode])[]): TypeNode {
  return members.length === 0 ? reference(types.file.useType('Nothing', codegenModule)) : record(members);
}

function record(members: readonly (readonly [string, TypeNode])[]): ObjectNode {
  const properties = members.map(([name, type]): PropertyNode => ({ name, type, readonly: true }));
  return { kind: 'object', properties };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): (readonly [string, Value])[] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
}
