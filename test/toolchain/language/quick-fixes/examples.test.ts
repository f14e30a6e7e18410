import assert from 'node:assert/strict';
import { applyEdit } from '#toolchain/language/edit.ts';
import { quickFixes } from '#toolchain/language/quick-fixes.ts';
import { marked } from '../support/marked.ts';

const path = 'messages/a.v1.schema.json';

/** The fixes of a wrong example: title, safety, and what the example is after it. */
function mended(properties: object, example: string, more: object = {}): readonly unknown[] {
  const schema = { type: 'object', properties, ...more };
  const text = `${JSON.stringify(schema).slice(0, -1)},"examples":[${example}]}`;
  const { snapshot, offset, texts } = marked({ [path]: text });
  const at = { line: 0, column: 0, offset };
  return quickFixes(snapshot, path, { start: at, end: at })
    .filter(({ finding, kind }) => finding.code === 'SCHEMA_EXAMPLE_INVALID' && kind === 'fix')
    .map(({ title, safety, edit }) => {
      const after = applyEdit([{ path, text: texts[path] ?? '' }], edit)[0]?.text ?? '{}';
      return [title, safety, (JSON.parse(after) as { examples: unknown }).examples];
    });
}

describe('exampleFixes', () => {
  const state = { state: { enum: ['open', 'paid'] } };

  it('writes the word that is meant, unseen where a finger slipped', () => {
    assert.deepEqual(mended(state, '{ "state": ‸"opne" }'), [['Write "open"', 'safe', [{ state: 'open' }]]]);
  });

  it('offers the words where none is near', () => {
    assert.deepEqual(mended(state, '{ "state": ‸"x" }'), [
      ['Write "open"', 'look', [{ state: 'open' }]],
      ['Write "paid"', 'look', [{ state: 'paid' }]],
    ]);
  });

  it('writes the type, the limit and the constant that the schema wants', () => {
    const found = [
      mended({ n: { type: 'integer' } }, '{ "n": ‸"12" }'),
      mended({ n: { type: 'integer', maximum: 9 } }, '{ "n": ‸12 }'),
      mended({ n: { const: 'a' } }, '{ "n": ‸"b" }'),
    ];
    assert.deepEqual(found, [
      [['Write 12', 'look', [{ n: 12 }]]],
      [['Write 9', 'look', [{ n: 9 }]]],
      [['Write "a"', 'look', [{ n: 'a' }]]],
    ]);
  });

  it('adds what is required, as its schema wants it', () => {
    const properties = { at: { type: 'string', format: 'date' } };
    assert.deepEqual(mended(properties, '‸{}', { required: ['at'] }), [
      ['Add "at"', 'look', [{ at: '2026-01-01' }]],
    ]);
  });

  it('removes what is not allowed', () => {
    assert.deepEqual(mended({}, '{ ‸"zzzzzz": 1 }', { additionalProperties: false }), [
      ['Remove "zzzzzz"', 'look', [{}]],
    ]);
  });

  it('writes another example where it cannot tell the value', () => {
    const properties = { n: { type: 'integer', multipleOf: 5, minimum: 7 } };
    assert.deepEqual(mended(properties, '{ "n": ‸8 }', { required: ['n'] }), [
      ['Write a new example', 'look', [{ n: 10 }]],
    ]);
  });
});
