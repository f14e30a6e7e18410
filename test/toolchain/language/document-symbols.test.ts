import assert from 'node:assert/strict';
import { type DocumentSymbol, documentSymbols } from '#toolchain/language/document-symbols.ts';
import { marked } from './support/marked.ts';

/** The outline as indented lines: kind, name, detail. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail === '' ? '' : `: ${detail}`}`,
    ...outline(children, `${indent}  `),
  ]);
}

function assertOutline(path: string, text: string, expected: readonly string[]): void {
  const { snapshot } = marked({ [path]: text });
  assert.deepEqual(outline(documentSymbols(snapshot, path)), expected);
}

const channelLines = [
  'channel a: x/{r}',
  '  message m.v1',
  '  parameter r: eu, us',
  'channel b: inboxes only',
];
const agentLines = [
  'agent b: 1.0.0',
  '  section receives',
  '    receives a: m.v1',
  '  section sends',
  '    sends b',
];
const schemaLines = [
  'message m.v1: object',
  '  property id: string, uuid',
  '  property order',
  '    property size: integer | null',
  '  definition place: enum',
];
const configLines = [
  'setting broker: test',
  'setting brokers',
  '  setting test',
  '    setting url: mqtt://x',
];

describe('documentSymbols', () => {
  it('lists channels with their addresses', () => {
    const text =
      'channels:\n  a: { address: "x/{r}", parameters: { r: { enum: [eu, us] } }, messages: [m.v1] }\n  b: {}\n';
    assertOutline('a.channel.yaml', text, channelLines);
    const json =
      '{ "channels": { "a": { "address": "x/{r}", "parameters": { "r": { "enum": ["eu", "us"] } }, "messages": ["m.v1"] }, "b": {} } }';
    assertOutline('a.channel.json', json, channelLines);
  });

  it('lists what an agent receives and sends', () => {
    const text = 'agent: b\nversion: 1.0.0\nreceives:\n  a: { messages: [m.v1] }\nsends: { b: {} }\n';
    assertOutline('b.agent.yaml', text, agentLines);
    const json =
      '{ "agent": "b", "version": "1.0.0", "receives": { "a": { "messages": ["m.v1"] } }, "sends": { "b": {} } }';
    assertOutline('b.agent.json', json, agentLines);
  });

  it('lists the properties of a schema', () => {
    const json =
      '{ "type": "object", "properties": { "id": { "type": "string", "format": "uuid" }, "order": { "properties": { "size": { "type": ["integer", "null"] } } } }, "$defs": { "place": { "enum": [1] } } }';
    assertOutline('m.v1.schema.json', json, schemaLines);
    const text = `type: object
properties:
  id: { type: string, format: uuid }
  order:
    properties: { size: { type: [integer, 'null'] } }
$defs: { place: { enum: [1] } }
`;
    assertOutline('m.v1.schema.yaml', text, schemaLines);
  });

  it('lists the settings of a configuration', () => {
    assertOutline('parley.config.yaml', 'broker: test\nbrokers: { test: { url: mqtt://x } }\n', configLines);
    assertOutline(
      'parley.config.json',
      '{ "broker": "test", "brokers": { "test": { "url": "mqtt://x" } } }',
      configLines,
    );
  });

  it('selects the name inside of the whole', () => {
    const { snapshot, ranges } = marked({ 'a.channel.yaml': 'channels:\n  ⟪⟪a⟫: { ttl: 5s }⟫\n' });
    const [symbol] = documentSymbols(snapshot, 'a.channel.yaml');
    assert.deepEqual(
      [symbol?.selection, symbol?.range],
      ranges.map(({ range }) => range),
    );
  });

  it('shows names that are empty', () => {
    assertOutline('a.agent.yaml', 'agent: ""\nsends: { "": {} }\n', [
      'agent ""',
      '  section sends',
      '    sends ""',
    ]);
    assertOutline('a.channel.json', '{ "channels": { "": { "messages": [""] } } }', [
      'channel "": inboxes only',
      '  message ""',
    ]);
  });

  it('does not follow an alias', () => {
    const text = 'channels:\n  a: { parameters: &p { r: {} } }\n  b: { parameters: *p }\n';
    assertOutline('a.channel.yaml', text, [
      'channel a: inboxes only',
      '  parameter r',
      'channel b: inboxes only',
    ]);
  });

  it('keeps the outline of a text that does not parse now', () => {
    const { session } = marked({ 'a.channel.yaml': 'channels:\n  a: {}\n  b: {}\n' });
    documentSymbols(session.snapshot(), 'a.channel.yaml');
    session.change('a.channel.yaml', 'channels:\n  a: {}\n  zz: {"\n  b: {}\n');
    const symbols = documentSymbols(session.snapshot(), 'a.channel.yaml');
    assert.deepEqual(
      symbols.map(({ name, selection }) => `${name} ${selection.start.line}`),
      ['a 1', 'b 3'],
    );
  });

  it('has nothing to say of a file that is not there', () => {
    assert.deepEqual(documentSymbols(marked({}).snapshot, 'a.agent.yaml'), []);
  });
});
