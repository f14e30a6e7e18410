import assert from 'node:assert/strict';
import { isAttributeText, quote } from '#runtime/protocol/text.ts';

describe('isAttributeText', () => {
  it('refuses what would break a log line or an encoder', () => {
    for (const text of ['', 'a\u0000', 'a\u007f', 'a\u0085', '\ud83d', 'a\r\n'])
      assert.ok(!isAttributeText(text));
    for (const text of ['a', ' ', 'Zürich', '🚚']) assert.ok(isAttributeText(text));
  });
});

describe('quote', () => {
  it('shortens what is long', () => {
    assert.equal(quote('a'.repeat(100)), `"${'a'.repeat(61)}..."`);
    assert.equal(quote(undefined), 'undefined');
    assert.equal(quote({ a: 1 }), '{"a":1}');
  });
});
