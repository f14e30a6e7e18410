import assert from 'node:assert/strict';
import { semanticTokens } from '#toolchain/language/semantic-tokens.ts';
import { marked } from './support/marked.ts';

function tokens(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { snapshot, texts } = marked(files);
  return semanticTokens(snapshot, path).map(({ range, type, modifiers }) => {
    const text = (texts[path] ?? '').slice(range.start.offset, range.end.offset);
    return [type, text, ...modifiers].join(' ');
  });
}

const levels = [
  'level a',
  'separator /',
  'separator {',
  'parameter r',
  'separator }',
  'level -x',
  'separator /',
  'level b',
];

describe('semanticTokens', () => {
  it('tells the levels, parameters and separators of an address', () => {
    const yaml = {
      'a.channel.yaml': 'channels:\n  c: { address: "a/{r}-x/b", parameters: { r: {} }, messages: [m.v1] }\n',
    };
    assert.deepEqual(tokens('a.channel.yaml', yaml), [
      'channel c declaration',
      ...levels,
      'parameter r declaration',
      'message m.v1',
    ]);
    const json = { 'a.channel.json': '{ "channels": { "c": { "address": "a/{r}-x/b" } } }' };
    assert.deepEqual(tokens('a.channel.json', json), [
      'channel c declaration',
      ...levels.map((level) => level.replace('parameter r', 'parameter r declaration')),
    ]);
  });

  it('tells names of agents, patterns, and of channels that are deprecated or reserved', () => {
    const files = {
      'a.channel.yaml': 'channels: { old: { deprecated: true } }\n',
      'b.agent.yaml': 'agent: b\nreceives: { old: {}, parley.status: {}, a.*: {} }\nbackup: c\n',
      'b.agent.json': '{ "agent": "b", "parameters": ["r"] }',
    };
    assert.deepEqual(tokens('b.agent.yaml', files), [
      'agent b declaration',
      'channel old deprecated',
      'channel parley.status reserved',
      'channel a.* pattern',
      'agent c',
    ]);
    assert.deepEqual(tokens('b.agent.json', files), ['agent b declaration', 'parameter r']);
  });

  it('tells names in configurations and schemas', () => {
    const files = {
      'parley.config.yaml': 'operators: [b]\nrun: { b: x }\nbroker: t\nbrokers: { t: {} }\n',
      'x.v1.schema.json': '{ "$id": "x.v1", "$defs": { "d": {} } }',
    };
    assert.deepEqual(tokens('parley.config.yaml', files), [
      'agent b',
      'agent b',
      'broker t',
      'broker t declaration',
    ]);
    assert.deepEqual(tokens('x.v1.schema.json', files), ['message x.v1', 'schema d declaration']);
  });

  it('tells nothing twice', () => {
    const files = { 'a.channel.yaml': 'channels:\n  a: { address: &x "a/b" }\n  b: { address: *x }\n' };
    assert.equal(tokens('a.channel.yaml', files).filter((token) => token === 'level a').length, 1);
  });
});
