import assert from 'node:assert/strict';
import { StoredReplies } from '#runtime/agent/stored-replies.ts';
import { FakeClock } from '../support/fake-clock.ts';

const request = (id: string) => ({ sender: '/agents/a/1', id });

function setUp(limits: { maxReplies?: number; maxBytes?: number } = {}) {
  const clock = new FakeClock();
  const replies = new StoredReplies({ clock, ...limits });
  const add = (id: string, keepMs = 1_000, bytes = 1): void => {
    replies.add(request(id), { bytes, send: () => Promise.resolve() }, keepMs);
  };
  const has = (id: string): boolean => replies.find(request(id)) !== undefined;
  return { clock, replies, add, has };
}

describe('StoredReplies', () => {
  it('keeps a reply as long as its request', () => {
    const { clock, add, has } = setUp();
    add('a', 1_000);
    clock.advance(1_000);
    assert.equal(has('a'), true);
    clock.advance(1);
    assert.equal(has('a'), false);
  });

  it('keeps apart what two senders gave the same id', () => {
    const { replies, add } = setUp();
    add('a');
    assert.equal(replies.find({ sender: '/agents/b/1', id: 'a' }), undefined);
  });

  it('never holds more replies than it may, and the newer half always', () => {
    const { replies, add, has } = setUp({ maxReplies: 10 });
    for (let index = 0; index < 100; index += 1) {
      add(String(index));
      assert.ok(replies.size <= 10);
      for (let kept = Math.max(0, index - 4); kept <= index; kept += 1) assert.ok(has(String(kept)));
    }
  });

  it('never holds more bytes than it may', () => {
    const { replies, add } = setUp({ maxBytes: 100 });
    for (let index = 0; index < 100; index += 1) {
      add(String(index), 1_000, 10);
      assert.ok(replies.size <= 10);
    }
  });

  it('forgets the expired as new ones come', () => {
    const { clock, replies, add } = setUp();
    for (let index = 0; index < 50; index += 1) add(String(index), 100);
    for (let index = 0; index < 3; index += 1) {
      clock.advance(101);
      add(`later ${index}`, 100);
    }
    assert.ok(replies.size <= 2);
  });

  it('does not forget one that is kept long when those after it are kept briefly', () => {
    const { clock, add, has } = setUp();
    add('long', 10_000);
    for (let index = 0; index < 90; index += 1) {
      clock.advance(100);
      add(String(index), 10);
    }
    assert.equal(has('long'), true);
  });
});
