import assert from 'node:assert/strict';
import type { FleetGraph } from '@parley/toolchain/graph';
import { brokenShop, graphOf, nasty, nastyNames, shop } from './graphs.ts';

function lines({ edges }: FleetGraph): readonly string[] {
  return edges.map(({ id, messages }) => (messages === null ? id : `${id}: ${messages.join(' ')}`));
}

function states({ nodes }: FleetGraph): readonly string[] {
  return nodes.filter(({ state }) => state !== 'declared').map(({ id, state }) => `${id}: ${state}`);
}

describe('createGraph', () => {
  it('draws agents, channels and patterns with what goes between them', () => {
    const graph = graphOf(shop);
    assert.equal(graph.name, 'shop');
    assert.deepEqual(graph.counts, { agents: 5, channels: 3, messages: 4 });
    assert.deepEqual(
      graph.nodes.map(({ id }) => id),
      [
        'agent customer',
        'agent ledger',
        'agent pricing',
        'agent pricing-2',
        'agent watch',
        'channel order.placed',
        'channel parley.events.error',
        'channel quote.request',
        'pattern watch order.*',
      ],
    );
    assert.deepEqual(lines(graph), [
      'backup agent pricing agent pricing-2',
      'observes channel order.placed pattern watch order.*',
      'observes pattern watch order.* agent watch',
      'receives channel order.placed agent ledger',
      'receives channel parley.events.error agent watch',
      'receives channel quote.request agent pricing',
      'receives channel quote.request agent pricing-2',
      'sends agent customer channel order.placed: order.v2',
      'sends agent customer channel quote.request',
    ]);
    assert.deepEqual(states(graph), ['channel parley.events.error: system']);
  });

  it('draws a reply channel within its request channel', () => {
    const request = graphOf(shop).nodes.find(({ name }) => name === 'quote.request');
    assert.ok(request?.kind === 'channel');
    assert.equal(request.isRequest, true);
    assert.equal(request.reply?.name, 'quote.answer');
    assert.deepEqual(
      request.reply.messages.map(({ type }) => type),
      ['price.v1'],
    );
    assert.deepEqual(request.source, { file: 'channels/shop.channel.yaml', line: 6 });
  });

  it('draws a reply channel by itself where an agent names it', () => {
    const graph = graphOf({
      ...shop,
      'agents/audit.agent.yaml': 'agent: audit\nreceives:\n  quote.answer: {}\n',
    });
    assert.ok(graph.nodes.some(({ id }) => id === 'channel quote.answer'));
    assert.ok(lines(graph).includes('reply channel quote.request channel quote.answer'));
  });

  it('draws a fallback', () => {
    const graph = graphOf({
      ...shop,
      'agents/customer.agent.yaml': 'agent: customer\nsends:\n  quote.request: { fallback: order.placed }\n',
    });
    assert.ok(lines(graph).includes('fallback agent customer channel order.placed'));
  });

  it('draws what is named but not there, and what cannot be read, as ghosts', () => {
    const graph = graphOf(brokenShop);
    assert.deepEqual(states(graph), [
      'agent lost: unreadable',
      'agent pricing-3: missing',
      'channel order.placd: missing',
      'channel parley.events.error: system',
    ]);
    const request = graph.nodes.find(({ name }) => name === 'quote.request');
    assert.ok(request?.kind === 'channel');
    assert.equal(request.reply?.state, 'missing');
    assert.deepEqual(
      request.messages.map(({ state }) => state),
      ['missing'],
    );
  });

  it('puts each finding on what it is about', () => {
    const graph = graphOf(brokenShop);
    const found = [...graph.nodes, ...graph.edges].flatMap(({ id, problems }) =>
      problems.map(({ code, line }) => `${id}: ${code} ${line}`),
    );
    for (const expected of [
      'agent lost: SYNTAX 2',
      'channel quote.request: CHANNEL_MESSAGE_UNRESOLVED 8',
      'channel quote.request: CHANNEL_REPLY_UNRESOLVED 10',
      'backup agent pricing agent pricing-3: BACKUP_UNRESOLVED 4',
      'sends agent customer channel order.placd: SEND_UNRESOLVED 3',
    ])
      assert.ok(found.includes(expected), `${expected} is not in\n${found.join('\n')}`);
  });

  it('puts a finding in a schema on each channel that carries the message', () => {
    const graph = graphOf({ ...shop, 'messages/order.v1.schema.json': '{ "type": "objekt" }' });
    const placed = graph.nodes.find(({ name }) => name === 'order.placed');
    assert.ok(placed?.kind === 'channel');
    assert.ok((placed.messages[0]?.problems.length ?? 0) > 0);
    assert.deepEqual(placed.messages[1]?.problems, []);
  });

  it('keeps findings apart that are about nothing drawn', () => {
    const graph = graphOf({ ...shop, 'parley.config.yaml': 'inclde: [messages]\n' });
    assert.deepEqual(
      graph.elsewhere.map(({ code, file }) => `${file} ${code}`),
      ['parley.config.yaml KEY_UNKNOWN'],
    );
  });

  it('draws any name', () => {
    const drawn = new Set(graphOf(nasty).nodes.map(({ id }) => id));
    for (const name of nastyNames.filter((text) => text !== '__proto__')) {
      assert.ok(drawn.has(`agent ${name}`), `agent ${name}`);
      assert.ok(drawn.has(`channel ${name}`), `channel ${name}`);
    }
  });
});
