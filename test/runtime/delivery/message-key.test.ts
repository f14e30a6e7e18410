import assert from 'node:assert/strict';
import { messageKey } from '#runtime/delivery/message-key.ts';

const random = '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b';
const derived = '019c2156-0d15-8cc1-8a2b-3c4d5e6f7a8b';

describe('messageKey', () => {
  it('tells instances apart, but for ids that were derived from a cause', () => {
    assert.notEqual(messageKey('/agents/a/1', random), messageKey('/agents/a/2', random));
    assert.equal(messageKey('/agents/a/1', derived), messageKey('/agents/a/2', derived));
    assert.notEqual(messageKey('/agents/a/1', derived), messageKey('/agents/b/1', derived));
  });

  it('takes a foreign source as it is', () => {
    assert.notEqual(messageKey('urn:a', derived), messageKey('urn:b', derived));
    assert.notEqual(messageKey('a b', 'c'), messageKey('a', 'b c'));
  });
});
