import assert from 'node:assert/strict';
import { workspaceSymbols } from '#toolchain/language/workspace-symbols.ts';
import { marked } from './support/marked.ts';

const { snapshot } = marked({
  'a.channel.yaml': 'channels:\n  parts.order: { address: a/b }\n  analysis.request: {}\n',
  'parts-desk.agent.json': '{ "agent": "parts-desk", "description": "Sells parts." }',
  'messages/fleet.part-order.v1.schema.json': '{}',
});

function found(query: string): readonly string[] {
  return workspaceSymbols(snapshot, query).map(({ kind, name }) => `${kind} ${name}`);
}

describe('workspaceSymbols', () => {
  it('finds channels, agents and messages', () => {
    assert.deepEqual(found('part'), [
      'agent parts-desk',
      'channel parts.order',
      'message fleet.part-order.v1',
    ]);
  });

  it('finds what has the letters in their order', () => {
    assert.deepEqual(found('anreq'), ['channel analysis.request']);
    assert.deepEqual(found('PO'), ['channel parts.order', 'message fleet.part-order.v1']);
    assert.deepEqual(found('zz'), []);
  });

  it('lists all for no query', () => {
    assert.equal(found('').length, 4);
  });

  it('says where and what it is', () => {
    const [symbol] = workspaceSymbols(snapshot, 'parts.order');
    assert.equal(symbol?.detail, 'a/b');
    assert.deepEqual([symbol.location.file, symbol.location.range.start.line], ['a.channel.yaml', 1]);
  });
});
