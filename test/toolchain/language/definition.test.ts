import assert from 'node:assert/strict';
import { definitionAt } from '#toolchain/language/definition.ts';
import { marked } from './support/marked.ts';

type Files = Readonly<Record<string, string>>;

/** What is gone to is just what is marked. */
function assertDefinition(files: Files, imported: readonly string[] = []): void {
  const { snapshot, path, offset, ranges } = marked(files, imported);
  const found = definitionAt(snapshot, path, offset)?.targets ?? [];
  const places = found.map(({ file, range }) => `${file} ${range.start.offset}..${range.end.offset}`);
  const expected = ranges.map(({ file, range }) => `${file} ${range.start.offset}..${range.end.offset}`);
  assert.deepEqual([...places].sort(), [...expected].sort());
}

const yamlChannels = 'channels:\n  ⟪a.order⟫:\n    address: a/order\n    messages: [x.v1]\n  b: {}\n';
const jsonChannels = '{ "channels": { "⟪a.order⟫": { "address": "a/order" }, "b": {} } }';
const yamlAgent = 'agent: ⟪b⟫\n';
const schema = '{ "$defs": { "place": { "$anchor": "here", "type": "string" } } }';

const cases: readonly (readonly [string, Files])[] = [
  [
    'a key of receives',
    { 'a.channel.yaml': yamlChannels, 'b.agent.json': '{ "receives": { "a.or‸der": {} } }' },
  ],
  ['a key of sends', { 'a.channel.json': jsonChannels, 'b.agent.yaml': 'sends: { a.o‸rder: {} }\n' }],
  [
    'a fallback',
    { 'a.channel.yaml': yamlChannels, 'b.agent.yaml': 'sends: { b: { fallback: a.o‸rder } }\n' },
  ],
  ['a reply', { 'a.channel.yaml': 'channels:\n  ⟪a⟫: {}\n  b: { reply: { channel: ‸a } }\n' }],
  [
    'a successor',
    { 'a.channel.json': '{ "channels": { "⟪a⟫": {}, "b": { "deprecated": { "use": "a‸" } } } }' },
  ],
  [
    'a pattern',
    {
      'a.channel.yaml': 'channels:\n  ⟪a.x⟫: { address: x }\n  ⟪a.y⟫: { address: y }\n  b: { address: z }\n',
      'b.agent.yaml': 'agent: b\nreceives: { "a.‸*": {} }\n',
    },
  ],
  ['a backup', { 'b.agent.yaml': yamlAgent, 'c.agent.json': '{ "agent": "c", "backup": "‸b" }' }],
  ['an operator', { 'b.agent.yaml': yamlAgent, 'parley.config.yaml': 'operators: [b‸, c]\n' }],
  [
    'an entry of run',
    { 'b.agent.yaml': yamlAgent, 'parley.config.json': '{ "run": { "‸b": "node b.ts" } }' },
  ],
  ['a broker', { 'parley.config.yaml': 'broker: te‸st\nbrokers: { ⟪test⟫: { url: mqtt://x } }\n' }],
  [
    'a placeholder',
    {
      'a.channel.yaml':
        'channels:\n  a:\n    address: x/{re‸gion}\n    parameters: { ⟪region⟫: {} }\n  b: { address: "{region}", parameters: { region: {} } }\n',
    },
  ],
  [
    'a placeholder without a schema',
    { 'a.channel.json': '{ "channels": { "a": { "address": "x/{⟪reg‸ion⟫}" } } }' },
  ],
  [
    'a parameter of an agent',
    {
      'a.channel.yaml':
        'channels:\n  a: { address: "x/{region}", parameters: { ⟪region⟫: {} } }\n  b: { address: "y/{region}", parameters: { region: {} } }\n',
      'b.agent.yaml': 'agent: b\nparameters: [re‸gion]\nreceives: { a: {} }\n',
    },
  ],
  [
    'a $ref to a definition',
    {
      'messages/c.schema.json': schema.replace('place', '⟪place⟫'),
      'messages/x.v1.schema.yaml': '$ref: c.schema.json#/$de‸fs/place\n',
    },
  ],
  [
    'a $ref to an anchor',
    {
      'messages/c.schema.json': schema.replace('place', '⟪place⟫'),
      'messages/x.v1.schema.yaml': '$ref: c.schema.json#he‸re\n',
    },
  ],
  [
    'a $ref into the same file',
    {
      'messages/x.v1.schema.yaml': 'properties: { ⟪a⟫: { type: string }, b: { $ref: "#/prop‸erties/a" } }\n',
    },
  ],
  [
    'a $ref of a parameter',
    {
      'messages/c.schema.json': schema.replace('place', '⟪place⟫'),
      'channels/a.channel.yaml':
        'channels:\n  a: { address: "{p}", parameters: { p: { $ref: "../messages/c.schema.json#/$defs‸/place" } } }\n',
    },
  ],
  [
    'a required member',
    { 'messages/x.v1.schema.json': '{ "properties": { "⟪a⟫": {} }, "required": ["‸a"] }' },
  ],
];

describe('definitionAt', () => {
  for (const [what, files] of cases) {
    it(`goes from ${what} to its declaration`, () => {
      assertDefinition(files);
    });
  }

  it('goes from a message type and from a $ref to the schema file', () => {
    const schemas = {
      'messages/x.v1.schema.json': '⟪⟫{}',
      'messages/y.v1.schema.json': '{ "$ref": "x.v1.schema.json" }',
    };
    assertDefinition({ ...schemas, 'a.channel.yaml': 'channels: { a: { messages: [‸x.v1] } }\n' });
    assertDefinition({ ...schemas, 'a.agent.yaml': 'sends: { a: { messages: [x.v‸1] } }\n' });
    assertDefinition({ ...schemas, 'messages/y.v1.schema.json': '{ "$ref": "x.v‸1.schema.json" }' });
  });

  it('goes from orderBy to the member in each schema, through $ref and allOf', () => {
    assertDefinition({
      'a.channel.yaml': 'channels:\n  a: { messages: [x.v1, y.v1], orderBy: /order/i‸d }\n',
      'messages/c.schema.json': '{ "properties": { "⟪id⟫": { "type": "string" } } }',
      'messages/x.v1.schema.json': '{ "properties": { "order": { "$ref": "c.schema.json" } } }',
      'messages/y.v1.schema.yaml': 'allOf:\n  - properties: { order: { properties: { ⟪id⟫: {} } } }\n',
    });
  });

  it('goes from a level of orderBy to the member up to there', () => {
    assertDefinition({
      'a.channel.json': '{ "channels": { "a": { "messages": ["x.v1"], "orderBy": "/or‸der/id" } } }',
      'messages/x.v1.schema.json': '{ "properties": { "⟪order⟫": { "properties": { "id": {} } } } }',
    });
  });

  it('goes from include to the files of the folder', () => {
    assertDefinition({
      'parley.config.yaml': 'include: [chan‸nels, agents]\n',
      'channels/a.channel.yaml': '⟪⟫channels: {}\n',
      'channels/deep/b.channel.yaml': '⟪⟫channels: {}\n',
      'agents/a.agent.yaml': 'agent: a\n',
    });
  });

  it('goes from what is ignored to its files', () => {
    const files = { 'channels/a.channel.yaml': '⟪⟫channels: {}\n', 'agents/a.agent.yaml': 'agent: a\n' };
    assertDefinition({ ...files, 'parley.config.yaml': 'check: { ignore: [cha‸nnels] }\n' });
    assertDefinition({
      ...files,
      'parley.config.yaml': 'check: { ignoreOnly: { X: [channels/*‸.yaml] } }\n',
    });
  });

  it('goes from imports to the other workspace', () => {
    const files = {
      'parley.config.json': '{ "imports": ["../shar‸ed", "@acme/contracts"] }',
      '../shared/channels/a.channel.yaml': 'channels: {}\n',
      '../shared/parley.config.yaml': '⟪⟫include: [channels]\n',
    };
    assertDefinition(files, ['../shared/channels/a.channel.yaml', '../shared/parley.config.yaml']);
    const installed = 'node_modules/@acme/contracts/a.channel.yaml';
    const packages = {
      'parley.config.yaml': 'imports: ["@acme/con‸tracts"]\n',
      [installed]: '⟪⟫channels: {}\n',
    };
    assertDefinition(packages, [installed]);
  });

  it('goes from run to the program, of a template to that of each agent', () => {
    const agents = { 'a.agent.yaml': 'agent: a\n', 'b.agent.yaml': 'agent: b\n' };
    const files = (config: string): readonly string[] => {
      const { snapshot, path, offset } = marked({ ...agents, 'parley.config.yaml': config });
      return definitionAt(snapshot, path, offset)?.targets.map(({ file }) => file) ?? [];
    };
    assert.deepEqual(files('run: { a: node --flag ./src/ma‸in.ts }\n'), ['src/main.ts']);
    assert.deepEqual(files('run: node src/{age‸nt}.ts\n'), ['src/a.ts', 'src/b.ts']);
    assert.deepEqual(files('run: no‸de src/{agent}.ts\n'), []);
  });

  it('gives the whole declaration beside its name', () => {
    const { snapshot, path, offset } = marked({
      'a.channel.yaml': 'channels:\n  a: { ttl: 5s }\n  b: { reply: { channel: ‸a } }\n',
    });
    const [target] = definitionAt(snapshot, path, offset)?.targets ?? [];
    assert.equal(target?.whole.end.offset, 'channels:\n  a: { ttl: 5s }'.length);
  });

  it('still finds what is in a file that does not parse now', () => {
    const files = {
      'b.agent.yaml': 'sends: { ‸a: {} }\n',
      'c.channel.yaml': 'channels:\n  x: {}\n  a: {}\n',
    };
    const { session, path, offset } = marked(files);
    session.snapshot().workspace.folder.trim();
    const broken = 'channels:\n  x: { "\n  a: {}\n';
    session.change('c.channel.yaml', broken);
    const [target] = definitionAt(session.snapshot(), path, offset)?.targets ?? [];
    assert.equal(target?.range.start.offset, broken.indexOf('a: {}'));
  });

  it('goes nowhere from what names nothing', () => {
    assertDefinition({ 'a.channel.yaml': 'channels:\n  a: { ttl: 5‸s }\n' });
    assertDefinition({ 'a.agent.yaml': 'sends: { no‸thing: {} }\n' });
    assertDefinition({ 'a.agent.yaml': 'agent: a\n‸\n' });
  });
});
