import assert from 'node:assert/strict';
import { collectDefinitions } from '#toolchain/generate/schema/definitions.ts';
import { messagesOnly } from '../fleet/defaults.ts';

function names(schemas: Record<string, object>): string[] {
  return collectDefinitions(messagesOnly(schemas), ['Constructed']).all.map(({ name }) => name);
}

function message(definitions: Record<string, object>): object {
  const keys = Object.keys(definitions);
  return { anyOf: keys.map((key) => ({ $ref: `#/$defs/${key}` })), $defs: definitions };
}

const text = { type: 'string' };

describe('collectDefinitions', () => {
  it('shares what means the same in several messages', () => {
    assert.deepEqual(names({ 'a.v1': message({ vehicle: text }), 'b.v1': message({ vehicle: text }) }), [
      'Vehicle',
    ]);
  });

  it('tells apart what has one name and two meanings', () => {
    const other = { type: 'number' };
    assert.deepEqual(names({ 'a.v1': message({ vehicle: text }), 'b.v1': message({ vehicle: other }) }), [
      'AV1Vehicle',
      'BV1Vehicle',
    ]);
  });

  it('tells apart what has one text and refers to different things', () => {
    const list = { items: { $ref: '#/$defs/item' } };
    const all = names({ 'a.v1': message({ list, item: text }), 'b.v1': message({ list, item: {} }) });
    assert.deepEqual(all, ['AV1Item', 'AV1List', 'BV1Item', 'BV1List']);
  });

  it('takes no name of a message or of an import', () => {
    const all = names({ 'a.v1': message({ 'a.v1': text, constructed: text }) });
    assert.deepEqual(all, ['AV1AV1', 'AV1Constructed']);
  });

  it('names what is no definition after its whole path', () => {
    const schema = { properties: { a: text, b: { $ref: '#/properties/a' } } };
    assert.deepEqual(names({ 'a.v1': schema }), ['AV1PropertiesA']);
  });

  it('finds the definition behind a pointer, and none behind the root', () => {
    const definitions = collectDefinitions(
      messagesOnly({ 'a.v1': { ...message({ part: text }), items: { $ref: '#' } } }),
    );
    const [source] = definitions.messages;
    assert.ok(source);
    assert.equal(definitions.find(source, '/$defs/part')?.name, 'Part');
    assert.equal(definitions.find(source, ''), undefined);
  });
});
