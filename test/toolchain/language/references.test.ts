import assert from 'node:assert/strict';
import { referencesAt } from '#toolchain/language/references.ts';
import { marked } from './support/marked.ts';

function assertReferences(files: Readonly<Record<string, string>>, declaration = true): void {
  const { snapshot, path, offset, ranges } = marked(files);
  const places = (list: typeof ranges): readonly string[] =>
    list.map(({ file, range }) => `${file} ${range.start.offset}..${range.end.offset}`).sort();
  assert.deepEqual(places(referencesAt(snapshot, path, { offset, declaration })), places(ranges));
}

describe('referencesAt', () => {
  it('finds every place of a name, with its declaration or without', () => {
    const agent = 'agent: b\nsends: { ⟪a⟫: {}, ab: { fallback: ⟪a⟫ } }\n';
    assertReferences({ 'a.channel.json': '{ "channels": { "⟪‸a⟫": {} } }', 'b.agent.yaml': agent });
    assertReferences({ 'a.channel.json': '{ "channels": { "‸a": {} } }', 'b.agent.yaml': agent }, false);
  });

  it('counts what an alias repeats once', () => {
    assertReferences({
      'a.channel.yaml': 'channels:\n  x: { messages: &m [⟪a.‸v1⟫] }\n  y: { messages: *m }\n',
    });
  });

  it('keeps parameters of channels apart that no agent binds together', () => {
    assertReferences({
      'a.channel.yaml': `channels:
  a: { address: "a/{⟪region⟫}" , parameters: { ⟪region⟫: {} } }
  b: { address: "b/{⟪reg‸ion⟫}" }
  c: { address: "c/{region}" }
`,
      'b.agent.yaml': 'agent: b\nparameters: [⟪region⟫]\nreceives: { a: {} }\nsends: { b: {} }\n',
      'c.agent.json': '{ "agent": "c", "parameters": ["region"], "receives": { "c": {} } }',
    });
  });

  it('finds the uses of a broker and of a capability', () => {
    assertReferences({ 'parley.config.yaml': 'broker: ⟪‸test⟫\nbrokers: { ⟪test⟫: { url: mqtt://x } }\n' });
    assertReferences({
      'a.agent.yaml': 'agent: a\ncapabilities: [⟪pri‸nt⟫, fold]\n',
      'b.agent.json': '{ "agent": "b", "capabilities": ["⟪print⟫"] }',
    });
  });

  it('finds where a property is named', () => {
    assertReferences({
      'x.v1.schema.json':
        '{ "properties": { "⟪‸id⟫": {}, "other": { "$ref": "⟪#/properties/id⟫" } }, "required": ["other", "⟪id⟫"] }',
      'y.v1.schema.yaml': '$ref: x.v1.schema.json\n',
      'z.v1.schema.yaml': 'properties: { id: {} }\n',
      'a.channel.yaml':
        'channels:\n  a: { messages: [y.v1], orderBy: ⟪/id⟫ }\n  b: { messages: [z.v1], orderBy: /id }\n',
    });
  });

  it('finds nothing where nothing is named', () => {
    assertReferences({ 'a.agent.yaml': 'agent: a\nversion: ‸1.0.0\n' });
    assertReferences({ 'other.txt': '‸' });
  });
});
