import assert from 'node:assert/strict';
import { isJsonContent, isWireName, wireNames } from '#runtime/protocol/attributes.ts';
import { envelopeSchema } from '@parley/schemas';

describe('wireNames', () => {
  it('are the properties of the envelope schema', () => {
    assert.deepEqual([...wireNames].sort(), Object.keys(envelopeSchema.properties).sort());
    assert.ok(isWireName('seq'));
    assert.ok(!isWireName('constructor'));
  });
});

describe('isJsonContent', () => {
  it('goes by the subtype', () => {
    for (const type of [undefined, 'application/json', 'text/JSON', 'application/a+json;v=1'])
      assert.ok(isJsonContent(type));
    for (const type of ['application/jsonl', 'application/json-seq', 'text/plain;a=/json'])
      assert.ok(!isJsonContent(type));
  });
});
