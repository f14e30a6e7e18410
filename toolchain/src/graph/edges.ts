import type { AgentDeclaration } from '../model/agent.ts';
import { linksOf } from '../model/link.ts';
import { isPattern } from '../model/names.ts';
import { type Place, below } from '../model/place.ts';
import { agentId, channelId, edgeId, patternId } from './ids.ts';
import type { EdgeKind, GraphEdge } from './model.ts';
import { sourceOf } from './source.ts';
import type { GraphContext } from './uses.ts';

interface Draft {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly place: Place;
  readonly messages?: readonly string[] | undefined;
  readonly isRequest?: boolean;
}

/** Everything that connects two nodes, by id. */
export function createEdges(context: GraphContext, nodes: ReadonlySet<string>): readonly GraphEdge[] {
  const { channels, agents } = linksOf(context.workspace);
  const isRequest = (name: string): boolean => (channels.get(name)?.resolved.reply ?? null) !== null;
  const drafts: readonly Draft[] = [
    ...[...agents.values()].flatMap((agent) => agentDrafts(agent, isRequest)),
    ...patternDrafts(context),
    ...[...channels.values()].flatMap(({ name, place, resolved }): readonly Draft[] => {
      if (resolved.reply === null) return [];
      const to = channelId(resolved.reply.channel);
      return [{ kind: 'reply', from: channelId(name), to, place: below(place, 'reply') }];
    }),
  ];
  const edges = new Map<string, GraphEdge>();
  for (const draft of drafts) {
    if (!nodes.has(draft.from) || !nodes.has(draft.to)) continue;
    const edge = toEdge(draft, context);
    edges.set(edge.id, edge);
  }
  return [...edges.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function toEdge({ kind, from, to, place, messages, isRequest }: Draft, { regions }: GraphContext): GraphEdge {
  const id = edgeId(kind, from, to);
  return {
    id,
    kind,
    from,
    to,
    isRequest: isRequest ?? false,
    messages: messages ?? null,
    source: sourceOf(place),
    problems: regions.problemsOf(id),
  };
}

function agentDrafts(agent: AgentDeclaration, isRequest: (name: string) => boolean): readonly Draft[] {
  const id = agentId(agent.name);
  const receives = agent.receives
    .filter(({ key }) => !isPattern(key))
    .map(({ key, place, messages }): Draft => {
      return { kind: 'receives', from: channelId(key), to: id, place, messages, isRequest: isRequest(key) };
    });
  const sends = agent.sends.map(({ key, place, messages }): Draft => {
    return { kind: 'sends', from: id, to: channelId(key), place, messages, isRequest: isRequest(key) };
  });
  const fallbacks = agent.sends.flatMap(({ place, options }): readonly Draft[] => {
    if (options.fallback === null) return [];
    return [{ kind: 'fallback', from: id, to: channelId(options.fallback), place: below(place, 'fallback') }];
  });
  const backups: readonly Draft[] =
    agent.backup === null
      ? []
      : [{ kind: 'backup', from: id, to: agentId(agent.backup), place: below(agent.place, 'backup') }];
  return [...receives, ...sends, ...fallbacks, ...backups];
}

function patternDrafts({ uses }: GraphContext): readonly Draft[] {
  return uses.patterns.flatMap(({ agent, receive, channels }): readonly Draft[] => {
    const pattern = patternId(agent, receive.key);
    const { place } = receive;
    return [
      ...channels.map((name): Draft => ({ kind: 'observes', from: channelId(name), to: pattern, place })),
      { kind: 'observes', from: pattern, to: agentId(agent), place, messages: receive.messages },
    ];
  });
}
