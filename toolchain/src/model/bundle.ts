import type {
  Bundle,
  BundleAgent,
  BundleChannel,
  BundleMessage,
  BundleReceive,
  BundleSend,
} from '@parley/schemas';
import type { AgentDeclaration } from './agent.ts';
import type { ChannelDeclaration } from './channel.ts';
import { hashSchema } from './hash.ts';
import { type Links as AllLinks, channelsOfKey, linksOf, receivedMessages, sentMessages } from './link.ts';
import {
  agentNamePattern,
  channelNamePattern,
  isPattern,
  isReservedName,
  messageTypePattern,
  reservedChannels,
} from './names.ts';
import { below } from './place.ts';
import { resolveSchema } from './resolve-schema.ts';
import type { MessageDeclaration, Workspace } from './workspace.ts';

type Links = Pick<AllLinks, 'messages' | 'channels' | 'agents'>;

/** The contracts of a workspace as one document; leaves out what is broken. */
export function resolveBundle(workspace: Workspace): Bundle {
  const links = linksOf(workspace);
  const messages = bundleMessages(workspace, links);
  const channels = bundleChannels(workspace, links, messages);
  const { prefix, tenant, operators } = workspace.config;
  return {
    bundle: 1,
    prefix,
    tenant,
    operators: [...operators],
    messages,
    channels,
    agents: bundleAgents(keepChannels(links, channels)),
    reserved: [...new Set(workspace.reserved.map(({ name }) => name))].sort(),
  };
}

function bundleMessages(workspace: Workspace, links: Links): Bundle['messages'] {
  return toRecord(links.messages, (message) => bundleMessage(workspace, message));
}

function bundleMessage(
  workspace: Workspace,
  { type, document }: MessageDeclaration,
): BundleMessage | undefined {
  const location = messageTypePattern.test(type) ? workspace.schemas.locate(document.path) : undefined;
  if (location === undefined) return undefined;
  const { schema, unresolved } = resolveSchema(workspace.schemas, location);
  if (unresolved.length > 0) return undefined;
  const description = typeof schema === 'object' ? schema.description : undefined;
  return {
    type,
    ...(typeof description === 'string' ? { description } : {}),
    schema,
    hash: hashSchema(schema),
  };
}

function bundleChannels(
  workspace: Workspace,
  links: Links,
  messages: Bundle['messages'],
): Bundle['channels'] {
  return toRecord(links.channels, (channel): BundleChannel | undefined => {
    const [first, ...rest] = channel.resolved.messages.filter((type) => Object.hasOwn(messages, type));
    if (first === undefined || !channelNamePattern.test(channel.name) || isReservedName(channel.name))
      return undefined;
    const reply = channel.resolved.reply;
    return {
      ...channel.resolved,
      parameters: bundleParameters(workspace, channel),
      messages: [first, ...rest],
      reply: reply !== null && links.channels.has(reply.channel) ? reply : null,
    };
  });
}

function bundleParameters(workspace: Workspace, channel: ChannelDeclaration): BundleChannel['parameters'] {
  const entries = Object.entries(channel.resolved.parameters).map(([name, schema]) => {
    const place = below(channel.place, 'parameters', name);
    const location = workspace.schemas.locate(place.document.path, place.pointer);
    return [
      name,
      location === undefined ? schema : resolveSchema(workspace.schemas, location).schema,
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** Agents see only the channels that made it into the bundle. */
function keepChannels(links: Links, channels: Bundle['channels']): Links {
  const kept = [...links.channels.values()].flatMap((channel): [string, ChannelDeclaration][] => {
    const bundled = Object.hasOwn(channels, channel.name) ? channels[channel.name] : undefined;
    return bundled === undefined ? [] : [[channel.name, { ...channel, resolved: bundled }]];
  });
  return { messages: links.messages, agents: links.agents, channels: new Map(kept) };
}

function bundleAgents(links: Links): Bundle['agents'] {
  return toRecord(links.agents, (agent): BundleAgent | undefined => {
    if (!agentNamePattern.test(agent.name)) return undefined;
    return {
      name: agent.name,
      version: agent.version,
      ...(agent.description === undefined ? {} : { description: agent.description }),
      capabilities: [...agent.capabilities],
      external: agent.external,
      parameters: [...agent.parameters],
      receives: bundleReceives(agent, links),
      sends: bundleSends(agent, links),
      backup: agent.backup !== null && links.agents.has(agent.backup) ? agent.backup : null,
      escalation: [...agent.escalation],
    };
  });
}

function bundleReceives(agent: AgentDeclaration, links: Links): BundleAgent['receives'] {
  const entries = agent.receives.flatMap((receive): [string, BundleReceive][] => {
    const channels = channelsOfKey(receive.key, links.channels).map((channel) => channel.name);
    const isKnown =
      channels.length > 0 || isPattern(receive.key) || Object.hasOwn(reservedChannels, receive.key);
    if (!isKnown) return [];
    const messages = [...receivedMessages(receive, links.channels)];
    return [[receive.key, { channels: channels.sort(), messages, ...receive.options }]];
  });
  return Object.fromEntries(entries);
}

function bundleSends(agent: AgentDeclaration, links: Links): BundleAgent['sends'] {
  const entries = agent.sends.flatMap((send): [string, BundleSend][] => {
    const channel = links.channels.get(send.key);
    if (channel === undefined) return [];
    const fallback = send.options.fallback;
    const options = {
      ...send.options,
      fallback: fallback !== null && links.channels.has(fallback) ? fallback : null,
    };
    return [[send.key, { messages: [...sentMessages(send, channel)], ...options }]];
  });
  return Object.fromEntries(entries);
}

/** By name in alphabetical order, so that the same contracts give the same bytes. */
function toRecord<T, R>(
  items: ReadonlyMap<string, T>,
  convert: (item: T) => R | undefined,
): Record<string, R> {
  const entries = [...items]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([name, item]): [string, R][] => {
      const converted = convert(item);
      return converted === undefined ? [] : [[name, converted]];
    });
  return Object.fromEntries(entries);
}
