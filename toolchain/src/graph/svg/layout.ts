import type { GraphEdge } from '../model.ts';
import type { Box } from './boxes.ts';
import type { Component } from './components.ts';
import { type DagreGraph, Graph, layout } from './dagre.ts';
import type { Direction, Point } from './geometry.ts';

/** Boxes in columns or rows, and the ways between them. */
export interface Arrangement {
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly ways: readonly Way[];
  /** Edges from a node to itself. */
  readonly loops: readonly GraphEdge[];
}

/** `x` and `y` are its middle. */
export interface PlacedBox extends Point {
  readonly box: Box;
}

/** Where an edge passes between its ends, one point a column or row. */
export interface Way {
  readonly edge: GraphEdge;
  readonly label: EdgeLabel | undefined;
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly labelAt: Point | undefined;
}

export interface EdgeLabel {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Network simplex gives the shortest lines, and takes minutes for graphs of more nodes. */
export const simplexLimit = 400;

/** How far a loop reaches out of its box. */
const loopRoom = 34;

const distances = {
  right: { rankdir: 'LR', nodesep: 18, edgesep: 10, ranksep: 72 },
  down: { rankdir: 'TB', nodesep: 24, edgesep: 12, ranksep: 52 },
} as const;

export interface ArrangeOptions {
  readonly direction: Direction;
  /** Which edges need room for a text. */
  readonly labelOf: (edge: GraphEdge) => EdgeLabel | undefined;
}

/** Arranges one component. */
export function arrange(
  component: Component,
  boxes: ReadonlyMap<string, Box>,
  options: ArrangeOptions,
): Arrangement {
  const graph = createDagreGraph(component, boxes, options);
  layout(graph);
  const placed = component.ids.flatMap((id): readonly PlacedBox[] => {
    const box = boxes.get(id);
    return box === undefined ? [] : [{ box, x: graph.node(id).x, y: graph.node(id).y }];
  });
  const ways = drawnEdges(component).map((edge): Way => {
    const { points, x, y } = graph.edge(edge.from, edge.to, edge.id);
    const label = options.labelOf(edge);
    const labelAt = label === undefined || x === undefined || y === undefined ? undefined : { x, y };
    return { edge, label, points: points.slice(1, -1), labelAt };
  });
  const loops = component.edges.filter(({ from, to }) => from === to);
  return fit({ direction: options.direction, width: 0, height: 0, boxes: placed, ways, loops });
}

function createDagreGraph(
  component: Component,
  boxes: ReadonlyMap<string, Box>,
  { direction, labelOf }: ArrangeOptions,
): DagreGraph {
  const graph = new Graph({ multigraph: true });
  const ranker = component.ids.length > simplexLimit ? 'longest-path' : 'network-simplex';
  graph.setGraph({ ...distances[direction], ranker });
  for (const id of component.ids) {
    const { width, height } = boxes.get(id) ?? { width: 0, height: 0 };
    graph.setNode(id, { width, height });
  }
  for (const edge of drawnEdges(component)) {
    const { width, height } = labelOf(edge) ?? { width: 0, height: 0 };
    const weight = edge.kind === 'backup' ? 0 : 1;
    graph.setEdge(edge.from, edge.to, { width, height, labelpos: 'c', weight }, edge.id);
  }
  return graph;
}

function drawnEdges({ edges }: Component): readonly GraphEdge[] {
  return edges.filter(({ from, to }) => from !== to);
}

/** Moves everything so that it begins at 0: lines may pass outside of the boxes. */
function fit(arrangement: Arrangement): Arrangement {
  const { boxes, ways, loops } = arrangement;
  const looped = new Set(loops.map(({ from }) => from));
  const roomOf = (id: string): number => (looped.has(id) ? 2 * loopRoom : 0);
  const spans = [
    ...boxes.map(({ box: { node, width, height }, x, y }) => {
      const room = roomOf(node.id);
      return { x, y, width: width + room, height: height + room };
    }),
    ...ways.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 4, height: 4 }))),
    ...ways.flatMap(({ label, labelAt }) =>
      label === undefined || labelAt === undefined ? [] : [{ ...label, ...labelAt }],
    ),
  ];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of spans) {
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - height / 2);
    bottom = Math.max(bottom, y + height / 2);
  }
  const move = <T extends Point>(point: T): T => ({ ...point, x: point.x - left, y: point.y - top });
  return {
    ...arrangement,
    width: right - left,
    height: bottom - top,
    boxes: boxes.map(move),
    ways: ways.map((way) => ({
      ...way,
      points: way.points.map(move),
      labelAt: way.labelAt === undefined ? undefined : move(way.labelAt),
    })),
  };
}
