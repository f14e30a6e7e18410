import assert from 'node:assert/strict';
import { focusGraph, focusNames } from '@parley/toolchain/graph';
import { graphOf, shop } from './graphs.ts';

const graph = graphOf(shop);

function focused(name: string, depth: number): readonly string[] | undefined {
  return focusGraph(graph, name, depth)?.nodes.map(({ id }) => id);
}

describe('focusGraph', () => {
  it('keeps the channels of an agent and the agents at their other ends', () => {
    assert.deepEqual(focused('ledger', 1), [
      'agent customer',
      'agent ledger',
      'agent watch',
      'channel order.placed',
      'pattern watch order.*',
    ]);
  });

  it('goes one agent farther with each step of depth', () => {
    assert.deepEqual(focused('ledger', 2), [
      'agent customer',
      'agent ledger',
      'agent pricing',
      'agent pricing-2',
      'agent watch',
      'channel order.placed',
      'channel parley.events.error',
      'channel quote.request',
      'pattern watch order.*',
    ]);
  });

  it('keeps the agents of a channel', () => {
    assert.deepEqual(focused('quote.request', 1), [
      'agent customer',
      'agent pricing',
      'agent pricing-2',
      'channel quote.request',
    ]);
  });

  it('finds the channels of a message, of a reply, and of a pattern', () => {
    assert.deepEqual(focused('price.v1', 1), focused('quote.request', 1));
    assert.deepEqual(focused('quote.answer', 1), focused('quote.request', 1));
    assert.deepEqual(focused('quote.*', 1), focused('quote.request', 1));
  });

  it('keeps only what goes between what it keeps', () => {
    const part = focusGraph(graph, 'quote.request', 1);
    assert.ok(part !== undefined);
    const ids = new Set(part.nodes.map(({ id }) => id));
    assert.ok(part.edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
    assert.deepEqual(part.counts, { agents: 3, channels: 2, messages: 2 });
  });

  it('knows nothing by a name that is not there', () => {
    assert.equal(focused('nobody', 1), undefined);
    assert.ok(focusNames(graph).includes('order.v2'));
  });
});
