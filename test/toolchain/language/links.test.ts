import assert from 'node:assert/strict';
import { documentLinks } from '#toolchain/language/links.ts';
import { marked } from './support/marked.ts';

function links(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { snapshot, texts } = marked(files);
  return documentLinks(snapshot, path).map(({ range, target, tooltip }) => {
    const text = (texts[path] ?? '').slice(range.start.offset, range.end.offset);
    return `${text} -> ${target.file}:${target.range.start.line} (${tooltip})`;
  });
}

const schemas = {
  'messages/x.v1.schema.json': '{\n  "$defs": { "d": {} }\n}',
  'messages/y.v1.schema.yaml':
    'allOf:\n  - $ref: x.v1.schema.json#/$defs/d\n  - $ref: "x.v1.schema.json"\n  - $ref: gone.json\n',
};

describe('documentLinks', () => {
  it('leads from message types to their schemas', () => {
    const yaml = { ...schemas, 'a.channel.yaml': 'channels: { a: { messages: [x.v1, z.v1] } }\n' };
    const expected = ['x.v1 -> messages/x.v1.schema.json:0 (messages/x.v1.schema.json)'];
    assert.deepEqual(links('a.channel.yaml', yaml), expected);
    const json = { ...schemas, 'a.agent.json': '{ "sends": { "a": { "messages": ["x.v1"] } } }' };
    assert.deepEqual(links('a.agent.json', json), expected);
  });

  it('leads from references to what they mean', () => {
    assert.deepEqual(links('messages/y.v1.schema.yaml', schemas), [
      'x.v1.schema.json#/$defs/d -> messages/x.v1.schema.json:1 (messages/x.v1.schema.json#/$defs/d)',
      'x.v1.schema.json -> messages/x.v1.schema.json:0 (messages/x.v1.schema.json)',
    ]);
  });

  it('leads from run to the program, if it is one', () => {
    const agents = { 'a.agent.yaml': 'agent: a\n', 'b.agent.yaml': 'agent: b\n' };
    const path = 'parley.config.json';
    assert.deepEqual(links(path, { ...agents, [path]: '{ "run": { "a": "node src/a.ts" } }' }), [
      'src/a.ts -> src/a.ts:0 (src/a.ts)',
    ]);
    assert.deepEqual(links(path, { ...agents, [path]: '{ "run": "node src/{agent}.ts" }' }), []);
  });

  it('leads from imports to the other workspace', () => {
    const files = {
      'parley.config.yaml': 'imports: [../shared, gone]\n',
      '../shared/parley.config.yaml': '',
    };
    const { snapshot } = marked(files, ['../shared/parley.config.yaml']);
    const targets = documentLinks(snapshot, 'parley.config.yaml').map(({ target }) => target.file);
    assert.deepEqual(targets, ['../shared/parley.config.yaml']);
  });

  it('leads nowhere from a file that is not there', () => {
    assert.deepEqual(links('a.agent.yaml', {}), []);
  });
});
