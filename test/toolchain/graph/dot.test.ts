import assert from 'node:assert/strict';
import { type FleetGraph, formatDot } from '@parley/toolchain/graph';
import { instance } from '@viz-js/viz';
import { brokenShop, graphOf, graphOfSize, nasty, nastyNames, shop } from './graphs.ts';

interface Drawn {
  readonly objects?: readonly {
    readonly name: string;
    readonly label?: string;
    readonly tooltip?: string;
    readonly color?: string;
  }[];
  readonly edges?: readonly { readonly color?: string; readonly dir?: string; readonly tooltip?: string }[];
}

const graphviz = await instance();

function draw(graph: FleetGraph, messages = false): Drawn {
  const result = graphviz.render(formatDot(graph, { messages }), { format: 'json' });
  // It has no fonts here, and says so of letters beyond ASCII.
  assert.deepEqual(
    result.errors.filter(({ message }) => !message.includes('width of non-ASCII')),
    [],
  );
  return JSON.parse(result.output ?? '{}') as Drawn;
}

const graphs: Readonly<Record<string, FleetGraph>> = {
  'a sound fleet': graphOf(shop),
  'a broken fleet': graphOf(brokenShop),
  'a fleet with nasty names': graphOf(nasty),
  'an empty workspace': graphOf({}, ''),
  'a generated fleet': graphOfSize(60),
};

describe('formatDot', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    it(`is drawn by Graphviz with all nodes and edges: ${name}`, () => {
      const { objects = [], edges = [] } = draw(graph);
      assert.equal(objects.filter((object) => /^n\d+$/u.test(object.name)).length, graph.nodes.length);
      assert.equal(edges.length, graph.edges.length);
    });
  }

  it('keeps every name as it is', () => {
    const labels = (draw(graphOf(nasty)).objects ?? []).map(({ label = '' }) =>
      label.replaceAll('\\\\', '\\').replaceAll('&amp;', '&'),
    );
    // What is invisible is told as an escape.
    const plain = nastyNames.filter(
      (name) => !/[\t\n\u200d\u202e\ud800]/u.test(name) && name !== '__proto__' && name !== ' ',
    );
    for (const name of plain)
      assert.ok(
        labels.some((label) => label.split('\\n')[0] === name),
        name,
      );
  });

  it('colours what findings are about and tells them in tooltips', () => {
    const { edges = [] } = draw(graphOf(brokenShop));
    const sends = edges.find(({ tooltip }) => tooltip?.includes('SEND_UNRESOLVED'));
    assert.equal(sends?.color, '#dc2626');
  });

  it('draws requests with two arrowheads', () => {
    const { edges = [] } = draw(graphOf(shop));
    assert.equal(edges.filter(({ dir }) => dir === 'both').length, 3);
  });
});
