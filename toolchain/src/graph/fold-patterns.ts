import { groupBy } from '../model/group-by.ts';
import type { FleetGraph } from './model.ts';

/** A pattern that observes more channels gets no line to each: its node says how many they are. */
const observedLimit = 6;

/** The graph without the lines into wide patterns, which would cover everything else; for pictures. */
export function foldPatterns(graph: FleetGraph): FleetGraph {
  const patterns = new Set(graph.nodes.filter(({ kind }) => kind === 'pattern').map(({ id }) => id));
  const observed = groupBy(
    graph.edges.filter(({ to }) => patterns.has(to)),
    ({ to }) => to,
  );
  const isWide = (id: string): boolean => (observed.get(id)?.length ?? 0) > observedLimit;
  return { ...graph, edges: graph.edges.filter(({ to }) => !isWide(to)) };
}
