import assert from 'node:assert/strict';
import { selectionRangesAt } from '#toolchain/language/selection-ranges.ts';
import { marked } from './support/marked.ts';

function grow(files: Readonly<Record<string, string>>): readonly string[] {
  const { snapshot, path, offset, texts } = marked(files);
  const text = texts[path] ?? '';
  return selectionRangesAt(snapshot, path, offset).map(({ start, end }) =>
    text.slice(start.offset, end.offset),
  );
}

describe('selectionRangesAt', () => {
  it('grows from a level of an address to the document', () => {
    const text = 'channels:\n  a:\n    address: x/or‸der/{r}\n';
    const whole = text.replace('‸', '');
    assert.deepEqual(grow({ 'a.channel.yaml': text }), [
      'order',
      'x/order/{r}',
      'address: x/order/{r}',
      'a:\n    address: x/order/{r}',
      whole.trimEnd(),
      whole,
    ]);
  });

  it('grows over quotes, members and brackets of JSON', () => {
    assert.deepEqual(grow({ 'a.agent.json': '{ "sends": { "a.b‸": {} } }' }), [
      'b',
      'a.b',
      '"a.b"',
      '"a.b": {}',
      ' "a.b": {} ',
      '{ "a.b": {} }',
      '"sends": { "a.b": {} }',
      ' "sends": { "a.b": {} } ',
      '{ "sends": { "a.b": {} } }',
    ]);
  });

  it('grows over items', () => {
    assert.deepEqual(grow({ 'parley.config.yaml': 'include: [a, b‸]\n' }), [
      'b',
      'a, b',
      '[a, b]',
      'include: [a, b]',
      'include: [a, b]\n',
    ]);
    assert.equal(grow({ 'x.v1.schema.json': '{ "required": ["a‸"] }' })[0], 'a');
  });

  it('is the whole document in one that says nothing', () => {
    assert.deepEqual(grow({ 'a.agent.yaml': '# no‸thing\n' }), ['# nothing\n']);
  });
});
