import assert from 'node:assert/strict';
import { focusGraph, foldPatterns } from '@parley/toolchain/graph';
import { graphOf, shop } from './graphs.ts';

const names = Array.from({ length: 9 }, (_, index) => `order.n${index}`);
const graph = graphOf({
  ...shop,
  'channels/more.channel.json': JSON.stringify({
    channels: Object.fromEntries(names.map((name) => [name, { address: name, messages: ['order.v1'] }])),
  }),
});

function observed(edges: (typeof graph)['edges']): readonly string[] {
  return edges.filter(({ kind }) => kind === 'observes').map(({ from }) => from);
}

describe('foldPatterns', () => {
  it('leaves out the lines into a wide pattern, which tells how many channels it holds', () => {
    assert.equal(observed(graph.edges).length, 11);
    assert.deepEqual(observed(foldPatterns(graph).edges), ['pattern watch order.*']);
    const pattern = graph.nodes.find(({ kind }) => kind === 'pattern');
    assert.ok(pattern?.kind === 'pattern');
    assert.equal(pattern.channels.length, 10);
  });

  it('leaves the few lines of a part as they are', () => {
    const part = focusGraph(graph, 'order.placed', 1);
    assert.ok(part !== undefined);
    assert.deepEqual(observed(foldPatterns(part).edges), ['channel order.placed', 'pattern watch order.*']);
  });
});
