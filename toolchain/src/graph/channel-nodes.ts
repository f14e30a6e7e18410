import type { ChannelDeclaration } from '../model/channel.ts';
import { linksOf } from '../model/link.ts';
import { reservedChannels } from '../model/names.ts';
import type { Workspace } from '../model/workspace.ts';
import { channelId, messageId } from './ids.ts';
import type { ChannelNode, GraphMessage, NodeState, ReplyPart } from './model.ts';
import type { Regions } from './problems.ts';
import { sourceOf } from './source.ts';
import type { GraphContext } from './uses.ts';

/** Channels by name; those that are only named are there too. */
export function createChannelNodes({ workspace, uses, regions }: GraphContext): readonly ChannelNode[] {
  const { channels } = linksOf(workspace);
  return uses.channels.map((name) => {
    const reply = channels.get(name)?.resolved.reply?.channel;
    const folded = reply !== undefined && uses.foldedInto.get(reply) === name ? reply : undefined;
    return {
      ...createPart(name, workspace, regions),
      kind: 'channel',
      address: channels.get(name)?.resolved.address ?? null,
      reply: folded === undefined ? null : createPart(folded, workspace, regions),
      isRequest: reply !== undefined,
    };
  });
}

function createPart(name: string, workspace: Workspace, regions: Regions): ReplyPart {
  const channel = linksOf(workspace).channels.get(name);
  const description = channel?.resolved.description;
  return {
    id: channelId(name),
    name,
    state: stateOf(name, channel),
    ...(description === undefined ? {} : { description }),
    messages: createMessages(channel?.resolved.messages ?? reservedMessages(name), workspace, regions),
    source: channel === undefined ? null : sourceOf(channel.place),
    problems: regions.problemsOf(channelId(name)),
  };
}

function stateOf(name: string, channel: ChannelDeclaration | undefined): NodeState {
  if (channel !== undefined) return channel.imported ? 'imported' : 'declared';
  return Object.hasOwn(reservedChannels, name) ? 'system' : 'missing';
}

function reservedMessages(name: string): readonly string[] {
  return Object.hasOwn(reservedChannels, name) ? (reservedChannels[name] ?? []) : [];
}

function createMessages(
  types: readonly string[],
  workspace: Workspace,
  regions: Regions,
): readonly GraphMessage[] {
  const { messages } = linksOf(workspace);
  return [...new Set(types)].map((type) => {
    const message = messages.get(type);
    if (message === undefined) {
      const state = type.startsWith('parley.') ? 'system' : 'missing';
      return { type, state, source: null, problems: [] };
    }
    return {
      type,
      state: message.imported ? 'imported' : 'declared',
      source: { file: message.document.path, line: 1 },
      problems: regions.problemsOf(messageId(type)),
    };
  });
}
