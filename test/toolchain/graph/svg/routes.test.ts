import assert from 'node:assert/strict';
import type { FleetGraph } from '@parley/toolchain/graph';
import { createBox } from '#toolchain/graph/svg/boxes.ts';
import { findComponents } from '#toolchain/graph/svg/components.ts';
import { type Direction, type Point, directions } from '#toolchain/graph/svg/geometry.ts';
import { type Arrangement, arrange } from '#toolchain/graph/svg/layout.ts';
import { type Route, createRoutes, exchange } from '#toolchain/graph/svg/routes.ts';
import { brokenShop, graphOf, graphOfSize, shop } from '../graphs.ts';

function arrangeAll(graph: FleetGraph, direction: Direction): readonly Arrangement[] {
  const boxes = new Map(
    graph.nodes.map((node) => [node.id, createBox(node, { direction, degree: 4, messages: true })]),
  );
  return findComponents([...boxes.keys()], graph.edges).map((component) =>
    arrange(component, boxes, {
      direction,
      labelOf: ({ messages }) => (messages === null ? undefined : { text: 'only', width: 60, height: 20 }),
    }),
  );
}

/** Points along a line as it is drawn, its ends left out. */
function pointsAlong({ runs, direction }: Route): readonly Point[] {
  const swings = runs.slice(1).map(([to], index): readonly [Point, Point] => [runs[index]?.[1] ?? to, to]);
  const points = [
    ...runs.flatMap(([from, to]) => sample((share) => ({ x: from.x + (to.x - from.x) * share, y: from.y }))),
    ...swings.flatMap(([from, to]) => sample((share) => swing(from, to, share))),
  ];
  return direction === 'right' ? points : points.map(exchange);
}

function sample(at: (share: number) => Point): readonly Point[] {
  return Array.from({ length: 19 }, (_, index) => at((index + 0.5) / 19));
}

/** A Bézier curve that is level at both ends. */
function swing(from: Point, to: Point, share: number): Point {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3] as const;
  const middle = (from.x + to.x) / 2;
  return {
    x: weights[0] * from.x + (weights[1] + weights[2]) * middle + weights[3] * to.x,
    y: (weights[0] + weights[1]) * from.y + (weights[2] + weights[3]) * to.y,
  };
}

function crossings(arrangement: Arrangement): readonly string[] {
  return createRoutes(arrangement).flatMap((route) =>
    arrangement.boxes
      .filter(({ box, x, y }) =>
        pointsAlong(route).some(
          (point) => Math.abs(point.x - x) < box.width / 2 - 1 && Math.abs(point.y - y) < box.height / 2 - 1,
        ),
      )
      .map(({ box }) => `${route.edge.id} crosses ${box.node.id}`),
  );
}

const graphs: Readonly<Record<string, FleetGraph>> = {
  'a sound fleet': graphOf(shop),
  'a broken fleet': graphOf(brokenShop),
  'a generated fleet of 5 agents': graphOfSize(19),
  'a generated fleet of 50 agents': graphOfSize(190),
};

describe('createRoutes', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    for (const direction of directions) {
      it(`leads no line through a box: ${name}, ${direction}`, () => {
        assert.deepEqual(arrangeAll(graph, direction).flatMap(crossings), []);
      });
    }
  }

  it('begins and ends each line at the side of a box, each at a place of its own', () => {
    for (const arrangement of arrangeAll(graphOf(shop), 'right')) {
      const ends = createRoutes(arrangement).flatMap(({ runs }) => [runs[0]?.[0], runs.at(-1)?.[1]]);
      for (const end of ends) {
        const touches = arrangement.boxes.some(
          ({ box, x, y }) =>
            Math.abs(Math.abs((end?.x ?? 0) - x) - box.width / 2) < 0.01 &&
            Math.abs((end?.y ?? 0) - y) <= box.height / 2,
        );
        assert.ok(touches);
      }
      assert.equal(new Set(ends.map((end) => JSON.stringify(end))).size, ends.length);
    }
  });
});
