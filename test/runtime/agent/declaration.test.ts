import assert from 'node:assert/strict';
import { planSubscriptions, respondersOf } from '#runtime/agent/declaration.ts';
import { createConfirmers } from '#runtime/agent/confirmers.ts';
import { createTopics } from '#runtime/protocol/system-topics.ts';
import { agent, bundle, channel, receive } from '../support/contracts.ts';

const durable = { journal: 'fsync', records: 10, bytes: 1_000 } as const;
const contracts = bundle(
  [
    channel('order.new', { reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { address: null }),
    channel('news', { durable, ttlMs: 60_000 }),
  ],
  [
    agent('stock', { receives: { 'order.new': receive(['order.new']) }, backup: 'spare' }),
    agent('spare', {
      receives: {
        'order.new': receive(['order.new']),
        'order.*': receive(['order.new']),
        news: receive(['news']),
        'parley.dead': receive([]),
      },
    }),
    agent('reader', { receives: { news: receive(['news']) } }),
  ],
);

describe('an agent that is a backup', () => {
  const filtersOf = (name: string): readonly string[] => {
    const found = contracts.agents[name];
    assert.ok(found !== undefined);
    const topics = createTopics({ prefix: 'parley/v1', tenant: null });
    const { front, critical, instance } = planSubscriptions({
      agent: found,
      bundle: contracts,
      topics,
      parameters: {},
    });
    return [...front, ...critical, ...instance].map(({ filter }) => filter);
  };

  it('REQ-TOPIC-24, REQ-TOPIC-26: subscribes to no address, of its own channels and patterns neither', () => {
    assert.deepEqual(filtersOf('spare'), ['parley/v1/dead/+']);
    assert.deepEqual(filtersOf('stock'), ['order/new']);
  });

  it('confirms durable messages only when they are sent to it', () => {
    const confirmersOf = createConfirmers(contracts, () => false);
    assert.deepEqual(confirmersOf('news', undefined), ['reader']);
    assert.deepEqual(confirmersOf('news', 'spare/s1'), ['spare']);
  });

  it('answers requests after the one that it backs up', () => {
    assert.deepEqual(respondersOf(contracts, 'order.new'), ['stock', 'spare']);
  });
});
