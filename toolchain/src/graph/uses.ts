import { groupBy } from '../model/group-by.ts';
import type { ReceiveDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import { channelsOfKey, linksOf } from '../model/link.ts';
import { isPattern } from '../model/names.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Regions } from './problems.ts';

/** What every part of the picture is made from. */
export interface GraphContext {
  readonly workspace: Workspace;
  readonly uses: Uses;
  readonly regions: Regions;
}

/** Who names which channel. */
export interface Uses {
  /** Channels with a node of their own, declared or not, in alphabetical order. */
  readonly channels: readonly string[];
  /** Request channels by the reply channels that are drawn within them. */
  readonly foldedInto: ReadonlyMap<string, string>;
  readonly patterns: readonly PatternUse[];
}

export interface PatternUse {
  readonly agent: string;
  readonly receive: ReceiveDeclaration;
  readonly channels: readonly string[];
}

export function createUses(workspace: Workspace): Uses {
  const { channels, agents } = linksOf(workspace);
  const patterns = [...agents.values()].flatMap((agent) =>
    agent.receives
      .filter(({ key }) => isPattern(key))
      .map((receive): PatternUse => {
        const held = channelsOfKey(receive.key, channels).map(({ name }) => name);
        return { agent: agent.name, receive, channels: held.sort() };
      }),
  );
  const named = namedChannels(workspace, patterns);
  const foldedInto = foldReplies([...channels.values()], named);
  const replies = [...channels.values()].flatMap(({ resolved }) => resolved.reply?.channel ?? []);
  const all = new Set([...channels.keys(), ...named, ...replies]);
  return { channels: [...all].filter((name) => !foldedInto.has(name)).sort(), foldedInto, patterns };
}

/** Every channel that an agent names, be it declared or not. */
function namedChannels(workspace: Workspace, patterns: readonly PatternUse[]): ReadonlySet<string> {
  const agents = [...linksOf(workspace).agents.values()];
  return new Set([
    ...agents.flatMap(({ receives }) => receives.map(({ key }) => key).filter((key) => !isPattern(key))),
    ...agents.flatMap(({ sends }) =>
      sends.flatMap(({ key, options }) => [key, options.fallback ?? []].flat()),
    ),
    ...patterns.flatMap((pattern) => pattern.channels),
  ]);
}

/** A channel that only carries the replies of one request channel says nothing that a node of its own would add. */
function foldReplies(
  channels: readonly ChannelDeclaration[],
  named: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const requests = channels.filter(({ resolved }) => resolved.reply !== null);
  const byReply = groupBy(requests, ({ resolved }) => resolved.reply?.channel ?? '');
  const isRequest = new Set(requests.map(({ name }) => name));
  return new Map(
    [...byReply].flatMap(([reply, [request, ...others]]): [string, string][] => {
      if (request === undefined || others.length > 0 || named.has(reply) || isRequest.has(reply)) return [];
      return [[reply, request.name]];
    }),
  );
}
