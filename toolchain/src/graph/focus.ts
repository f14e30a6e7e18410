import { patternMatches } from '../model/names.ts';
import type { FleetGraph, GraphEdge, GraphNode, NodeState } from './model.ts';

/**
 * What stands within `depth` agents of an agent, channel or message (or of all that a pattern such as `order.*` names).
 * Undefined when nothing has the name.
 */
export function focusGraph(graph: FleetGraph, name: string, depth: number): FleetGraph | undefined {
  const starts = graph.nodes.filter((node) => isNamed(node, name));
  if (starts.length === 0) return undefined;
  const distances = findDistances(graph, starts);
  const isAgent = starts.some(({ kind }) => kind === 'agent');
  const limit = isAgent ? 2 * depth : 2 * depth - 1;
  const nodes = graph.nodes.filter(({ id }) => (distances.get(id) ?? Infinity) <= limit);
  const kept = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to));
  return { ...graph, counts: countNodes(nodes), nodes, edges, elsewhere: [] };
}

/** Every name that `focusGraph` knows, in alphabetical order. */
export function focusNames(graph: FleetGraph): readonly string[] {
  return [...new Set(graph.nodes.flatMap(namesOf))].sort();
}

function isNamed(node: GraphNode, name: string): boolean {
  return namesOf(node).some((own) => own === name || (name.includes('*') && patternMatches(name, own)));
}

function namesOf(node: GraphNode): readonly string[] {
  if (node.kind !== 'channel') return [node.name];
  const parts = node.reply === null ? [node] : [node, node.reply];
  return parts.flatMap(({ name, messages }) => [name, ...messages.map(({ type }) => type)]);
}

/** Two steps lead from an agent over a channel to the next one. */
function findDistances(graph: FleetGraph, starts: readonly GraphNode[]): ReadonlyMap<string, number> {
  const distances = new Map(starts.map(({ id }) => [id, 0]));
  const patterns = new Set(graph.nodes.filter(({ kind }) => kind === 'pattern').map(({ id }) => id));
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of graph.edges) {
      const length = lengthOf(edge, patterns);
      if (shorten(distances, [edge.from, edge.to], length)) changed = true;
      if (shorten(distances, [edge.to, edge.from], length)) changed = true;
    }
  }
  return distances;
}

/** A pattern stands right beside its agent. */
function lengthOf({ kind, from }: GraphEdge, patterns: ReadonlySet<string>): number {
  if (kind === 'backup') return 2;
  return patterns.has(from) ? 0 : 1;
}

function shorten(
  distances: Map<string, number>,
  [from, to]: readonly [string, string],
  length: number,
): boolean {
  const distance = (distances.get(from) ?? Infinity) + length;
  if (distance >= (distances.get(to) ?? Infinity)) return false;
  distances.set(to, distance);
  return true;
}

function countNodes(nodes: readonly GraphNode[]): FleetGraph['counts'] {
  const channels = nodes.filter((node) => node.kind === 'channel');
  const parts = channels.flatMap((node) => (node.reply === null ? [node] : [node, node.reply]));
  const known = new Set<NodeState>(['declared', 'imported']);
  return {
    agents: nodes.filter(({ kind, state }) => kind === 'agent' && known.has(state)).length,
    channels: parts.filter(({ state }) => known.has(state)).length,
    messages: new Set(
      parts.flatMap(({ messages }) =>
        messages.filter(({ state }) => known.has(state)).map(({ type }) => type),
      ),
    ).size,
  };
}
