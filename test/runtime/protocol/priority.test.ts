import assert from 'node:assert/strict';
import { priorities } from '#runtime/protocol/message.ts';
import { fromWirePriority, isPriority, toWirePriority } from '#runtime/protocol/priority.ts';

describe('toWirePriority', () => {
  it('is the inverse of fromWirePriority', () => {
    for (const priority of priorities) assert.equal(fromWirePriority(toWirePriority(priority)), priority);
  });
});

describe('isPriority', () => {
  it('takes no name of an object member', () => {
    assert.ok(!isPriority('constructor'));
    assert.ok(!isPriority(2));
  });
});
