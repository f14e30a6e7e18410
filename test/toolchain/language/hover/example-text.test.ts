import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exampleText } from '#toolchain/language/hover/example-text.ts';

describe('exampleText', () => {
  it('keeps on a line what fits, and gives each member of the rest its own', () => {
    const order = { id: 'a1', buyer: { name: 'Ada' } };
    assert.equal(exampleText(order), '{\n  "id": "a1",\n  "buyer": { "name": "Ada" }\n}');
    assert.equal(exampleText({ id: 'a1' }), '{ "id": "a1" }');
    assert.equal(exampleText([]), '[]');
  });

  it('is the JSON of the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(JSON.parse(exampleText(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('shows text with line breaks and spaces as it is', () => {
    const text = 'a\n   b    c';
    assert.deepEqual(JSON.parse(exampleText([text])), [text]);
  });
});
