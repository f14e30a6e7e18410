import assert from 'node:assert/strict';
import { applyEdit } from '#toolchain/language/edit.ts';
import { prepareRename, renameAt } from '#toolchain/language/rename.ts';
import { marked } from './support/marked.ts';

type Files = Readonly<Record<string, string>>;

/** The files after a rename; `⟪old⟫` marks what has to change and nothing else. */
function assertRenamed(name: string, files: Files, moved: Readonly<Record<string, string>> = {}): void {
  const { snapshot, path, offset } = marked(files);
  const result = renameAt(snapshot, path, { offset, name });
  assert.equal(result.kind, 'renamed', JSON.stringify(result));
  const before = snapshot.workspace.documents.map(({ document }) => ({ ...document, text: document.text }));
  const after = applyEdit(before, result.edit);
  const expected = Object.entries(files).map(([file, text]) => [
    moved[file] ?? file,
    text.replace('‸', '').replace(/⟪[^⟫]*⟫/g, name),
  ]);
  const byPath = (left: readonly string[], right: readonly string[]): number =>
    (left[0] ?? '') < (right[0] ?? '') ? -1 : 1;
  assert.deepEqual(after.map(({ path: file, text }) => [file, text]).sort(byPath), expected.sort(byPath));
}

function refusal(name: string, files: Files, imported: readonly string[] = []): string {
  const { snapshot, path, offset } = marked(files, imported);
  const result = renameAt(snapshot, path, { offset, name });
  assert.equal(result.kind, 'refused');
  return result.reason;
}

describe('renameAt', () => {
  it('renames a channel wherever it is named', () => {
    assertRenamed('c.d', {
      'x.channel.yaml':
        'channels:\n  ⟪a‸.b⟫: {} # a.b\n  z: { reply: { channel: "⟪a.b⟫" }, deprecated: { use: ⟪a.b⟫ } }\n',
      'y.agent.json':
        '{ "agent": "y", "sends": { "⟪a.b⟫": { "fallback": "⟪a.b⟫" } }, "receives": { "z.*": {} } }',
    });
  });

  it('renames an agent with its file', () => {
    const files = {
      'agents/b.agent.yaml': "agent: '⟪b⟫'\n",
      'agents/c.agent.json': '{ "agent": "c", "backup": "⟪‸b⟫" }',
      'parley.config.yaml': 'operators: [⟪b⟫]\nrun: { ⟪b⟫: node b.ts }\n',
    };
    assertRenamed('new', files, { 'agents/b.agent.yaml': 'agents/new.agent.yaml' });
    assertRenamed('new', { 'agents/other.agent.yaml': 'agent: ⟪b‸⟫\n' });
  });

  it('says which programs are found by the name of an agent', () => {
    const config = { 'parley.config.yaml': 'run: node --watch ./src/{agent}.ts tools/log.ts\n' };
    const { snapshot, path, offset } = marked({ ...config, 'b.agent.yaml': 'agent: ‸b\n' });
    const result = renameAt(snapshot, path, { offset, name: 'c' });
    assert.equal(result.kind, 'renamed');
    assert.deepEqual(result.programs, [{ from: 'src/b.ts', to: 'src/c.ts' }]);
  });

  it('renames a message type with its file, its $id and the references to it', () => {
    const files = {
      'messages/a.v1.schema.json':
        '{ "$id": "https://x.org/⟪a.v1⟫.schema.json", "$defs": { "d": {} }, "$ref": "#/$defs/d" }',
      'messages/b.v1.schema.yaml': `allOf:
  - $ref: ⟪a.v1⟫.schema.json
  - $ref: './⟪a.v1⟫.schema.json#/$defs/d'
  - $ref: "https://x.org/⟪a.v1⟫.schema.json"
  - $ref: aa.v1.schema.json
`,
      'a.channel.yaml': 'channels: { a: { messages: [‸⟪a.v1⟫, aa.v1] } }\n',
      'a.agent.json': '{ "agent": "a", "receives": { "a": { "messages": ["⟪a.v1⟫"] } } }',
    };
    assertRenamed('fleet.new.v2', files, {
      'messages/a.v1.schema.json': 'messages/fleet.new.v2.schema.json',
    });
  });

  it('takes the file along where the configuration names it', () => {
    const config =
      'include: [messages/⟪a.v1⟫.schema.json]\ncheck: { ignore: [messages/⟪a.v1⟫.schema.json, messages] }\n';
    const files = {
      'messages/a.v1.schema.json': '{}',
      'a.channel.yaml': 'channels: { a: { messages: [⟪‸a.v1⟫] } }\n',
    };
    const moved = { 'messages/a.v1.schema.json': 'messages/b.v1.schema.json' };
    assertRenamed('b.v1', { ...files, 'parley.config.yaml': config }, moved);
  });

  it('renames a file of shared definitions', () => {
    const files = {
      'messages/common.schema.json': '{ "$defs": { "d": {} } }',
      'messages/a.v1.schema.yaml': '$ref: ⟪comm‸on⟫.schema.json\n',
    };
    assertRenamed('shared', files, { 'messages/common.schema.json': 'messages/shared.schema.json' });
  });

  it('renames a definition and the pointers to it and through it', () => {
    assertRenamed('spot', {
      'messages/common.schema.json':
        '{ "$defs": { "⟪place⟫": { "$anchor": "place", "properties": { "place": {} } } }, "items": { "$ref": "#/$defs/⟪pla‸ce⟫" } }',
      'messages/a.v1.schema.yaml': `allOf:
  - $ref: common.schema.json#/$defs/⟪place⟫
  - $ref: common.schema.json#/$defs/⟪place⟫/properties/place
  - $ref: common.schema.json#place
`,
    });
  });

  it('renames a parameter in all channels that an agent binds together, and in no others', () => {
    assertRenamed('area', {
      'a.channel.yaml': `channels:
  a: { address: "a/{⟪region⟫}/region", parameters: &p { ⟪region⟫: {} } }
  b: { address: "b/{⟪reg‸ion⟫}", parameters: *p }
  c: { address: "c/{region}" }
`,
      'b.agent.json': '{ "agent": "b", "parameters": ["⟪region⟫"], "receives": { "a": {} } }',
    });
  });

  it('writes names in quotes that YAML would read as something else', () => {
    const { snapshot, path, offset } = marked({
      'x.channel.yaml': 'channels:\n  a‸: { reply: { channel: a } }\n',
    });
    const result = renameAt(snapshot, path, { offset, name: 'null' });
    assert.equal(result.kind, 'renamed');
    const texts = result.edit.edits['x.channel.yaml']?.map(({ text }) => text);
    assert.deepEqual(texts, ['"null"', '"null"']);
  });

  it('changes nothing when the name stays', () => {
    const { snapshot, path, offset } = marked({ 'a.agent.yaml': 'agent: ‸a\n' });
    const edit = { edits: {}, creates: [], renames: [] };
    assert.deepEqual(renameAt(snapshot, path, { offset, name: 'a' }), {
      kind: 'renamed',
      edit,
      programs: [],
    });
  });

  it('refuses names that are illegal, and says what is legal', () => {
    const channels = { 'x.channel.yaml': 'channels:\n  ‸a: {}\n' };
    assert.match(refusal('A b', channels), /"A b" is no legal name: a channel name is like/);
    assert.match(refusal('parley.x', channels), /begin with parley\./);
    assert.match(refusal('.a', { 'a.agent.yaml': 'agent: ‸a\n' }), /an agent name has/);
    assert.match(
      refusal('a', {
        'a.v1.schema.json': '{}',
        'a.channel.yaml': 'channels: { a: { messages: [‸a.v1] } }\n',
      }),
      /a message type is like/,
    );
  });

  it('refuses names that are taken', () => {
    const channels = 'channels:\n  ‸a: { address: "{p}/{q}" }\n  b: {}\nreserved: [c]\n';
    assert.match(refusal('b', { 'x.channel.yaml': channels }), /there is a channel "b" already/);
    assert.match(refusal('c', { 'x.channel.yaml': channels }), /"c" is reserved/);
    const parameter = { 'x.channel.yaml': 'channels:\n  a: { address: "{‸p}/{q}" }\n' };
    assert.match(refusal('q', parameter), /the channel "a" has a parameter "q" already/);
    const bound = {
      'x.channel.yaml': 'channels:\n  a: { address: "{‸p}" }\n',
      'b.agent.yaml': 'agent: b\nparameters: [p, q]\nreceives: { a: {} }\n',
    };
    assert.match(refusal('q', bound), /b\.agent\.yaml has a parameter "q" already/);
    const agents = {
      'a.agent.yaml': 'agent: ‸a\n',
      'b.agent.yaml': 'agent: b\n',
      'C.agent.yaml': 'agent: d\n',
    };
    assert.match(refusal('b', agents), /there is an agent "b" already/);
    assert.match(refusal('c', agents), /there is a file C\.agent\.yaml already/);
    assert.match(refusal('B-', agents), /would both be B in generated code/);
    const schemas = { 'c.schema.json': '{ "$defs": { "‸x": {}, "y": {} } }' };
    assert.match(refusal('y', schemas), /there is a definition "y" already/);
    const config = { 'parley.config.yaml': 'broker: ‸a\nbrokers: { a: { url: x }, b: { url: x } }\n' };
    assert.match(refusal('b', config), /there is a broker "b" already/);
    const nameless = { 'parley.config.yaml': 'brokers: { ‸a: { url: x } }\n' };
    assert.match(refusal('local', nameless), /the one that is called "local" counts/);
    const messages = {
      'a.v1.schema.json': '{}',
      'b.v1.schema.json': '{}',
      'x.channel.yaml': 'channels: { a: { messages: [‸a.v1] } }\n',
    };
    assert.match(refusal('b.v1', messages), /there is a message type "b\.v1" already/);
  });

  it('refuses to change who observes a channel', () => {
    const files = {
      'x.channel.yaml': 'channels:\n  ‸a.b: { address: x }\n',
      'o.agent.yaml': 'agent: o\nreceives: { a.*: {} }\n',
    };
    assert.match(refusal('c.b', files), /the pattern "a\.\*" of o\.agent\.yaml would no longer hold it/);
    assertRenamed('a.c', { ...files, 'x.channel.yaml': 'channels:\n  ⟪a‸.b⟫: { address: x }\n' });
  });

  it('refuses what another workspace declares or names', () => {
    const files = {
      '../x/x.channel.yaml': 'channels: { a: {} }\n',
      'b.agent.yaml': 'agent: b\nsends: { ‸a: {} }\n',
    };
    assert.match(
      refusal('c', files, ['../x/x.channel.yaml']),
      /x\.channel\.yaml, which is imported, names "a" too/,
    );
  });

  it('refuses while a file cannot be read', () => {
    const files = { 'x.channel.yaml': 'channels: { ‸a: {} }\n', 'b.agent.yaml': 'sends: { "\n' };
    assert.match(refusal('c', files), /b\.agent\.yaml cannot be read .* mend it first/);
  });

  it('refuses what has no declaration, more than one, or no name', () => {
    assert.match(refusal('c', { 'b.agent.yaml': 'sends: { ‸a: {} }\n' }), /no file declares the channel "a"/);
    const twice = { 'x.channel.yaml': 'channels: { ‸a: {} }\n', 'y.channel.yaml': 'channels: { a: {} }\n' };
    assert.match(refusal('c', twice), /2 files declare the channel "a"/);
    assert.match(refusal('c', { 'b.agent.yaml': 'receives: { ‸a.*: {} }\n' }), /is a pattern/);
    assert.match(refusal('c', { 'b.agent.yaml': 'receives: { parley.st‸atus: {} }\n' }), /belongs to Parley/);
    assert.match(refusal('c', { 'b.agent.yaml': 'agent: b\nversion: ‸1\n' }), /there is no name here/);
    const property = { 'a.v1.schema.yaml': 'properties: { a: {}, b: { $ref: "#/prop‸erties/a" } }\n' };
    assert.match(refusal('c', property), /a new version of the message type/);
  });
});

describe('prepareRename', () => {
  it('gives the name and where it is', () => {
    const { snapshot, path, offset, ranges } = marked({
      'x.channel.json': '{ "channels": { "⟪a‸.b⟫": {} } }',
    });
    const [expected] = ranges;
    assert.deepEqual(prepareRename(snapshot, path, offset), {
      kind: 'renamable',
      symbol: { kind: 'channel', name: 'a.b' },
      range: expected?.range,
      name: 'a.b',
    });
  });

  it('says why there is none', () => {
    const { snapshot, path, offset } = marked({ 'a.agent.yaml': 'agent: a\n‸\n' });
    assert.deepEqual(prepareRename(snapshot, path, offset), {
      kind: 'refused',
      reason: 'there is no name here',
    });
  });
});
