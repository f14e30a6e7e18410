import type { GraphEdge } from '../model.ts';

/** Nodes that hang together, with the edges between them. */
export interface Component {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
}

/** The parts of a graph that no edge connects, the largest first, else in the order of the nodes. */
export function findComponents(ids: readonly string[], edges: readonly GraphEdge[]): readonly Component[] {
  const parents = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    parents.set(id, root);
    return root;
  };
  for (const { from, to } of edges) parents.set(rootOf(from), rootOf(to));
  const members = new Map<string, { ids: string[]; edges: GraphEdge[] }>();
  for (const id of ids) {
    const root = rootOf(id);
    const component = members.get(root) ?? { ids: [], edges: [] };
    component.ids.push(id);
    members.set(root, component);
  }
  for (const edge of edges) members.get(rootOf(edge.from))?.edges.push(edge);
  return [...members.values()].sort((left, right) => right.ids.length - left.ids.length);
}
