import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maxDepth, parseJson } from '#runtime/protocol/json.ts';

describe('parseJson', () => {
  it('parses what JSON.parse parses', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'small' }), (text) => {
        assert.deepEqual(parseJson(text), { ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('counts levels, not brackets', () => {
    const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    assert.ok(parseJson(deep(maxDepth)).ok);
    assert.ok(!parseJson(deep(maxDepth + 1)).ok);
    assert.ok(parseJson(`[${Array(500).fill('{"a":[]}').join()}]`).ok);
    assert.ok(parseJson(JSON.stringify({ text: '\\"['.repeat(500) })).ok);
  });

  it('tells why there is no value', () => {
    assert.match(String(Reflect.get(parseJson('{'), 'reason')), /^not JSON: /);
  });
});
