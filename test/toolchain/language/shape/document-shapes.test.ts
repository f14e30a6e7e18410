import assert from 'node:assert/strict';
import { metaSchema } from '#toolchain/check/schema/meta-schema.ts';
import { keywordKinds } from '#toolchain/schema/keywords.ts';
import { defaultOf } from '#toolchain/language/shape/defaults.ts';
import { shapesAt } from '#toolchain/language/shape/document-shapes.ts';
import { keywordWords } from '#toolchain/language/shape/keyword-words.ts';
import { descriptionOf, membersOf } from '#toolchain/language/shape/shape.ts';
import { marked } from '../support/marked.ts';

function at(path: string, text: string, ...keys: readonly string[]): ReturnType<typeof shapesAt> {
  const { snapshot } = marked({ [path]: text });
  const entry = snapshot.document(path);
  assert.ok(entry);
  return shapesAt(snapshot, entry, keys);
}

describe('shapesAt', () => {
  it('knows what may be written at every depth of a channel', () => {
    const durable = at('a.channel.yaml', 'a: 1\n', 'channels', 'x', 'durable');
    assert.deepEqual(
      membersOf(durable).map(({ name }) => name),
      ['journal', 'records', 'bytes'],
    );
  });

  it('takes parameters of a channel for schemas', () => {
    const parameter = at('a.channel.yaml', 'a: 1\n', 'channels', 'x', 'parameters', 'p', 'minLength');
    assert.equal(descriptionOf(parameter), keywordWords.minLength);
  });

  it('takes examples for what their schema says, through references', () => {
    const text =
      '{ "$defs": { "d": { "description": "Deep." } }, "properties": { "a": { "$ref": "#/$defs/d" } } }';
    assert.equal(descriptionOf(at('x.v1.schema.json', text, 'examples', '0', 'a')), 'Deep.');
    assert.equal(descriptionOf(at('x.v1.schema.json', text, 'default', 'a')), 'Deep.');
  });

  it('has words for every keyword of JSON Schema', () => {
    const known = new Set([...Object.keys(metaSchema.properties), ...Object.keys(keywordKinds)]);
    for (const keyword of known) assert.ok(keyword in keywordWords, keyword);
  });
});

describe('defaultOf', () => {
  it('reads defaults from schemas and from what is said of a key', () => {
    const of = (...keys: readonly string[]): unknown =>
      defaultOf(at('a.channel.yaml', 'a: 1\n', 'channels', 'x', ...keys));
    assert.equal(of('delivery'), 'at-least-once');
    assert.equal(of('ttl'), '24h');
    assert.equal(of('hops'), 32);
    assert.equal(of('rate', 'burst'), undefined);
    assert.equal(of('description'), undefined);
    assert.equal(defaultOf(at('parley.config.yaml', 'a: 1\n', 'state')), '.parley');
    assert.equal(defaultOf(at('parley.config.yaml', 'a: 1\n', 'include')), undefined);
  });
});
