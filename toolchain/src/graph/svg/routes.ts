import type { GraphEdge } from '../model.ts';
import { cornerRoom } from './boxes.ts';
import type { Direction, Point } from './geometry.ts';
import type { Arrangement, EdgeLabel, PlacedBox, Way } from './layout.ts';

/** An edge as it is drawn: straight through each column or row, curved in the gaps between them. */
export interface Route {
  readonly edge: GraphEdge;
  readonly direction: Direction;
  /** Pairs of points, level with each other when the messages flow rightwards; between two pairs the line swings. */
  readonly runs: readonly (readonly [Point, Point])[];
  readonly label: (EdgeLabel & Point) | undefined;
}

type Side = 'left' | 'right';

interface End {
  readonly way: Way;
  readonly at: 'from' | 'to';
  readonly side: Side;
  /** Where the line comes from or goes to: ends at one side are in this order, so that lines do not cross there. */
  readonly towards: number;
}

const portGap = 14;

/**
 * Finds the lines of one arrangement. No line crosses a box: each stays level until its column ends. Of a downward
 * flow the runs are given as if it went rightwards, `x` and `y` exchanged.
 */
export function createRoutes(arrangement: Arrangement): readonly Route[] {
  const { direction, boxes, ways } = direct(arrangement);
  const placed = new Map(boxes.map((box) => [box.box.node.id, box]));
  const columns = findColumns(boxes, ways);
  const ports = placePorts(ways, placed);
  return ways.flatMap((way): readonly Route[] => {
    const from = ports.get(portKey(way, 'from'));
    const to = ports.get(portKey(way, 'to'));
    if (from === undefined || to === undefined) return [];
    const { edge, label, labelAt } = way;
    return [
      {
        edge,
        direction,
        runs: createRuns([from, ...way.points, to], columns),
        label: label === undefined || labelAt === undefined ? undefined : { ...label, ...labelAt },
      },
    ];
  });
}

/** Rows become columns. */
function direct(arrangement: Arrangement): Arrangement {
  if (arrangement.direction === 'right') return arrangement;
  return {
    ...arrangement,
    boxes: arrangement.boxes.map(({ box, x, y }) => {
      return { box: { ...box, width: box.height, height: box.width }, x: y, y: x };
    }),
    ways: arrangement.ways.map(({ edge, label, points, labelAt }): Way => ({
      edge,
      label: label === undefined ? undefined : { ...label, width: label.height, height: label.width },
      points: points.map(exchange),
      labelAt: labelAt === undefined ? undefined : exchange(labelAt),
    })),
  };
}

/** The mirror image of a point at the diagonal. */
export function exchange({ x, y }: Point): Point {
  return { x: y, y: x };
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** The columns of boxes and of labels, from left to right. */
function findColumns(boxes: readonly PlacedBox[], ways: readonly Way[]): readonly Column[] {
  const spans = [
    ...boxes.map(({ x, box }) => ({ x, half: box.width / 2 })),
    ...ways.flatMap(({ label, labelAt }) =>
      label === undefined || labelAt === undefined ? [] : [{ x: labelAt.x, half: label.width / 2 }],
    ),
  ];
  const halves = new Map<number, number>();
  for (const { x, half } of spans) {
    const key = Math.round(x);
    halves.set(key, Math.max(half, halves.get(key) ?? 0));
  }
  return [...halves]
    .map(([x, half]) => ({ left: x - half, right: x + half }))
    .sort((left, right) => left.left - right.left);
}

function createRuns(
  points: readonly Point[],
  columns: readonly Column[],
): readonly (readonly [Point, Point])[] {
  const last = points.length - 1;
  const rightwards = (points[last]?.x ?? 0) >= (points[0]?.x ?? 0);
  return points.flatMap((point, index): readonly (readonly [Point, Point])[] => {
    const column = columns.find(({ left, right }) => left - 1 <= point.x && point.x <= right + 1);
    if (column === undefined) return [];
    const [near, far] = rightwards ? [column.left, column.right] : [column.right, column.left];
    const start = index === 0 ? point : { x: near, y: point.y };
    const end = index === last ? point : { x: far, y: point.y };
    return [[start, end]];
  });
}

function portKey({ edge }: Way, at: 'from' | 'to'): string {
  return `${at} ${edge.id}`;
}

/** Spreads the ends of lines over the sides of the boxes. */
function placePorts(
  ways: readonly Way[],
  placed: ReadonlyMap<string, PlacedBox>,
): ReadonlyMap<string, Point> {
  const ends = new Map<string, End[]>();
  for (const way of ways) {
    const from = placed.get(way.edge.from);
    const to = placed.get(way.edge.to);
    if (from === undefined || to === undefined) continue;
    const rightwards = to.x >= from.x;
    const pairs = [
      [
        way.edge.from,
        { way, at: 'from', side: rightwards ? 'right' : 'left', towards: (way.points[1] ?? to).y },
      ],
      [
        way.edge.to,
        { way, at: 'to', side: rightwards ? 'left' : 'right', towards: (way.points.at(-2) ?? from).y },
      ],
    ] as const;
    for (const [id, end] of pairs) {
      const key = `${end.side} ${id}`;
      ends.set(key, [...(ends.get(key) ?? []), end]);
    }
  }
  const ports = new Map<string, Point>();
  for (const list of ends.values()) {
    for (const [key, point] of spreadEnds(list, placed)) ports.set(key, point);
  }
  return ports;
}

function spreadEnds(
  ends: readonly End[],
  placed: ReadonlyMap<string, PlacedBox>,
): readonly [string, Point][] {
  const sorted = ends.toSorted((left, right) => left.towards - right.towards);
  return sorted.flatMap(({ way, at, side }, index): [string, Point][] => {
    const place = placed.get(way.edge[at]);
    if (place === undefined) return [];
    const room = place.box.height - 2 * cornerRoom;
    const gap = Math.min(portGap, room / Math.max(sorted.length - 1, 1));
    const x = place.x + (side === 'right' ? place.box.width / 2 : -place.box.width / 2);
    return [[portKey(way, at), { x, y: place.y + (index - (sorted.length - 1) / 2) * gap }]];
  });
}
