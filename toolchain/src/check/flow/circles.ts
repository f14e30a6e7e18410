interface Edge {
  readonly from: string;
  readonly to: string;
}

type Graph<E extends Edge> = ReadonlyMap<string, readonly E[]>;

/** For each node that lies on a circle the shortest one that leads back to it; the same circle may come for each of its nodes. */
export function* shortestCircles<E extends Edge>(graph: Graph<E>): Generator<readonly E[]> {
  const core = withoutEnds(graph);
  for (const start of core.keys()) {
    const circle = shortestCircle(core, start);
    if (circle !== undefined) yield circle;
  }
}

/** Whether some way leads back to where it began. */
export function hasCircle(graph: ReadonlyMap<string, readonly string[]>): boolean {
  const state = new Map<string, 'open' | 'done'>();
  for (const start of graph.keys()) {
    const path = state.has(start) ? [] : [{ node: start, next: 0 }];
    if (path.length > 0) state.set(start, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = graph.get(top.node)?.[top.next++];
      if (to === undefined) {
        state.set(top.node, 'done');
        path.pop();
      } else if (!state.has(to)) {
        state.set(to, 'open');
        path.push({ node: to, next: 0 });
      } else if (state.get(to) === 'open') return true;
    }
  }
  return false;
}

/** What is left when all that leads nowhere is taken away again and again: most graphs vanish. */
function withoutEnds<E extends Edge>(graph: Graph<E>): Graph<E> {
  let core: Graph<E> = graph;
  for (let size = -1; size !== core.size;) {
    size = core.size;
    const before = core;
    const kept = [...before].map(
      ([node, edges]) => [node, edges.filter(({ to }) => before.has(to))] as const,
    );
    core = new Map(kept.filter(([, edges]) => edges.length > 0));
  }
  return core;
}

function shortestCircle<E extends Edge>(graph: Graph<E>, start: string): readonly E[] | undefined {
  const arrivals = new Map<string, E>();
  let nodes: readonly string[] = [start];
  while (nodes.length > 0) {
    const next: string[] = [];
    for (const edge of nodes.flatMap((node) => graph.get(node) ?? [])) {
      if (arrivals.has(edge.to)) continue;
      arrivals.set(edge.to, edge);
      if (edge.to === start) return wayTo(start, arrivals);
      next.push(edge.to);
    }
    nodes = next;
  }
  return undefined;
}

/** The edges from the start back to it, in order. */
function wayTo<E extends Edge>(start: string, arrivals: ReadonlyMap<string, E>): readonly E[] {
  const way: E[] = [];
  for (let edge = arrivals.get(start); edge !== undefined;) {
    way.unshift(edge);
    edge = edge.from === start ? undefined : arrivals.get(edge.from);
  }
  return way;
}
