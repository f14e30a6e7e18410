import assert from 'node:assert/strict';
import { isReplyTo, replyTopicAllowed } from '#runtime/protocol/reply.ts';
import { createTopics } from '#runtime/protocol/system-topics.ts';

const topics = createTopics({ prefix: 'parley/v1', tenant: null });

describe('replyTopicAllowed', () => {
  it('allows only an inbox of the source', () => {
    assert.ok(replyTopicAllowed(topics, '/agents/a/i', topics.inbox('a', 'i', 'control')));
    assert.ok(!replyTopicAllowed(topics, '/agents/a/i', topics.inbox('b', 'i', 'control')));
    assert.ok(!replyTopicAllowed(topics, '/agents/a/i', topics.status('a', 'i')));
  });
});

describe('isReplyTo', () => {
  it('goes by the cause alone', () => {
    assert.ok(isReplyTo({ id: '1' }, { causationId: '1' }));
    assert.ok(!isReplyTo({ id: '1' }, {}));
  });
});
