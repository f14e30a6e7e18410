import assert from 'node:assert/strict';
import { createTopics, eventKinds, lanes } from '#runtime/protocol/system-topics.ts';

const topics = createTopics({ prefix: 'parley/v1', tenant: 'acme' });

describe('createTopics', () => {
  it('makes filters of every agent and instance', () => {
    assert.equal(topics.status('+', '+'), 'acme/parley/v1/agents/+/+/status');
    assert.equal(topics.events('+'), 'acme/parley/v1/events/+');
  });

  it('has a topic for empty messages, which is none that anybody reads (REQ-TOPIC-12)', () => {
    const topic = topics.quicken('a', 'i');
    assert.equal(topic, 'acme/parley/v1/agents/a/i/quicken');
    assert.equal(topics.parse(topic), undefined);
  });

  it('refuses names that would make another topic', () => {
    assert.throws(() => topics.dead('a/b'), { code: 'invalid_argument' });
    assert.throws(() => topics.inbox('a', '#', 'bulk'), { code: 'invalid_argument' });
  });

  it('reads every inbox and event that it writes', () => {
    for (const lane of lanes) {
      assert.deepEqual(topics.parse(topics.inbox('a', 'i', lane)), {
        kind: 'inbox',
        agent: 'a',
        instance: 'i',
        lane,
      });
    }
    for (const event of eventKinds)
      assert.deepEqual(topics.parse(topics.events(event)), { kind: 'events', event });
  });

  it('takes the tenant off an address again', () => {
    assert.equal(topics.address(topics.channel('fleet/eu')), 'fleet/eu');
    assert.equal(topics.address('fleet/eu'), undefined);
  });
});
