import assert from 'node:assert/strict';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { applyEdit } from '#toolchain/language/edit.ts';
import { refactorings } from '#toolchain/language/refactor.ts';
import { readDocument } from '#toolchain/source/document.ts';
import { marked } from './support/marked.ts';
import { look } from './support/rule-examples.ts';

type Texts = Readonly<Record<string, string>>;

/** What is offered at the cursor. */
function offered(files: Texts): readonly string[] {
  const { snapshot, path, offset } = marked(files);
  const at = { line: 0, column: 0, offset };
  return refactorings(snapshot, path, { start: at, end: at }).map(({ title }) => title);
}

/** The files after what is offered under a title. */
function after(files: Texts, title: string): Texts {
  const { snapshot, path, offset, texts } = marked(files);
  const at = { line: 0, column: 0, offset };
  const found = refactorings(snapshot, path, { start: at, end: at }).find((other) =>
    other.title.startsWith(title),
  );
  assert.ok(found, title);
  const before = Object.entries(texts).map(([name, text]): WorkspaceFile => ({ path: name, text }));
  const changed = applyEdit(before, found.edit);
  assert.deepEqual(
    look(changed).findings.filter(({ code }) => code === 'SYNTAX' || code.includes('UNRESOLVED')),
    [],
  );
  return Object.fromEntries(changed.map(({ path: name, text }) => [name, text]));
}

const channels = 'channels:\n  # the one\n  a.b: { messages: [x.v1] } # why\n';

describe('extract schema', () => {
  it('moves a schema of YAML to $defs, with its comments', () => {
    const text =
      'type: object\nproperties:\n  place: # where\n    typ‸e: object # an object\n    # the street\n    required: [street]\n  other: {}\n';
    assert.equal(
      after({ 'messages/x.v1.schema.yaml': text }, 'Extract to $defs')['messages/x.v1.schema.yaml'],
      "type: object\nproperties:\n  place: { $ref: '#/$defs/place' } # where\n  other: {}\n$defs:\n  place:\n    type: object # an object\n    # the street\n    required: [street]\n",
    );
  });

  it('moves a schema of JSON to $defs that are there', () => {
    const text =
      '{\n  "properties": {\n    "a": { "type": "str‸ing" }\n  },\n  "$defs": {\n    "a": true\n  }\n}\n';
    assert.equal(
      after({ 'messages/x.v1.schema.json': text }, 'Extract to $defs/a2')['messages/x.v1.schema.json'],
      '{\n  "properties": {\n    "a": { "$ref": "#/$defs/a2" }\n  },\n  "$defs": {\n    "a": true,\n    "a2": { "type": "string" }\n  }\n}\n',
    );
  });

  for (const ending of ['yaml', 'json']) {
    it(`moves one into a file of its own: ${ending}`, () => {
      const path = `messages/x.v1.schema.${ending}`;
      const files = after(
        { [path]: '{ "properties": { "homePlace": { "type": "obj‸ect" } } }\n' },
        'Extract to home-place',
      );
      assert.deepEqual(readDocument(path, files[path] ?? '').value, {
        properties: { homePlace: { $ref: `home-place.schema.${ending}` } },
      });
      const { type } = readDocument(path, files[`messages/home-place.schema.${ending}`] ?? '').value as {
        type: string;
      };
      assert.equal(type, 'object');
    });
  }

  it('is not offered for the whole, a reference, or a definition', () => {
    for (const text of [
      '{ "ty‸pe": "object" }',
      '{ "items": { "$ref": "#/$de‸fs/a" }, "$defs": { "a": {} } }',
      '{ "$defs": { "a": { "ty‸pe": "string" } } }',
    ])
      assert.deepEqual(
        offered({ 'messages/x.v1.schema.json': text }).filter((title) => title.startsWith('Extract')),
        [],
      );
  });
});

describe('inline reference', () => {
  it('takes what is referred to', () => {
    const text = 'properties:\n  a: { $ref: "#/$de‸fs/a" } # here\n$defs:\n  a: { type: string }\n';
    assert.equal(
      after({ 'messages/x.v1.schema.yaml': text }, 'Inline')['messages/x.v1.schema.yaml'],
      'properties:\n  a: { type: string } # here\n$defs:\n  a: { type: string }\n',
    );
    const json = '{ "items": { "$ref": "y.sch‸ema.json" } }';
    const files = { 'messages/x.v1.schema.json': json, 'messages/y.schema.json': '{ "type": "object" }' };
    assert.equal(after(files, 'Inline')['messages/x.v1.schema.json'], '{ "items": { "type": "object" } }');
  });

  it('is not offered inside of what it refers to, or beside other keywords', () => {
    for (const text of [
      '{ "$defs": { "a": { "items": { "$ref": "#/$de‸fs/a" } } } }',
      '{ "items": { "$ref": "#/$de‸fs/a", "title": "A" }, "$defs": { "a": {} } }',
    ])
      assert.deepEqual(
        offered({ 'messages/x.v1.schema.json': text }).filter((title) => title.startsWith('Inline')),
        [],
      );
  });
});

describe('new major version', () => {
  const files = {
    'messages/x.v1.schema.yaml': '# what x is\n$id: https://a.example/x.v1\nty‸pe: object\n',
    'channels/a.channel.yaml': channels,
    'channels/b.channel.json': '{ "channels": { "b.c": { "messages": ["x.v1"] } } }',
  };
  const next = { 'messages/x.v2.schema.yaml': '# what x is\n$id: https://a.example/x.v2\ntype: object\n' };

  it('copies the schema and has its channels carry both', () => {
    const made = after(files, 'New major version x.v2');
    assert.equal(made['messages/x.v2.schema.yaml'], next['messages/x.v2.schema.yaml']);
    assert.equal(made['channels/a.channel.yaml'], channels.replace('[x.v1]', '[x.v1, x.v2]'));
    assert.equal(
      made['channels/b.channel.json'],
      '{ "channels": { "b.c": { "messages": ["x.v1", "x.v2"] } } }',
    );
    assert.equal(
      made['messages/x.v1.schema.yaml'],
      '# what x is\n$id: https://a.example/x.v1\ntype: object\n',
    );
  });

  it('says of the old one that it is deprecated, if asked', () => {
    const made = after(files, 'New major version x.v2, x.v1 is deprecated');
    assert.equal(
      made['messages/x.v1.schema.yaml'],
      '# what x is\n$id: https://a.example/x.v1\ndeprecated: true\ntype: object\n',
    );
  });

  it('is offered where a channel names the message, and skips versions that are there', () => {
    const named = {
      ...files,
      'messages/x.v1.schema.yaml': '{}',
      'messages/x.v2.schema.json': '{}',
      'channels/a.channel.yaml': channels.replace('x.v1', 'x.‸v1'),
    };
    assert.ok(offered(named).includes('New major version x.v3'));
  });
});

describe('convert', () => {
  for (const [kind, path, text] of [
    ['channel', 'channels/a.channel.yaml', 'chan‸nels:\n  a.b: { address: a/b, messages: [x.v1] }\n'],
    ['agent', 'agents/a.agent.yaml', 'ag‸ent: a\nreceives: { a.b: {} }\n'],
    ['schema', 'messages/x.v1.schema.yaml', 'ty‸pe: object\nexamples: [{ a: "1" }]\n'],
    ['configuration', 'parley.config.yaml', 'pre‸fix: a/b\ncheck: { except: [SCHEMA_UNUSED] }\n'],
  ] as const) {
    it(`makes JSON of a ${kind}, and YAML of that again`, () => {
      const others: Texts = {
        'messages/x.v1.schema.yaml': '{}\n',
        'channels/a.channel.yaml': 'channels: { a.b: { messages: [x.v1] } }\n',
      };
      const json = path.replace('yaml', 'json');
      const made = after({ ...others, [path]: text }, 'Convert to JSON');
      const value: unknown = readDocument(path, text.replace('‸', '')).value;
      assert.deepEqual(readDocument(json, made[json] ?? '').value, value);
      const rest = Object.fromEntries(Object.entries(others).filter(([name]) => name !== path));
      const back = after({ ...rest, [json]: (made[json] ?? '').replace('"', '"‸') }, 'Convert to YAML');
      assert.deepEqual(readDocument(path, back[path] ?? '').value, value);
    });
  }

  it('says that comments get lost, and keeps references', () => {
    const files = {
      'messages/x.v1.schema.yaml': '# a\nty‸pe: object # b\n',
      'messages/y.v1.schema.json': '{ "$ref": "x.v1.schema.yaml" }',
    };
    assert.ok(offered(files).includes('Convert to JSON (2 comments get lost)'));
    assert.equal(
      after(files, 'Convert to JSON')['messages/y.v1.schema.json'],
      '{ "$ref": "x.v1.schema.json" }',
    );
  });
});

describe('sort keys', () => {
  it('moves keys with their comments, in blocks', () => {
    const text =
      '# the file\nchan‸nels:\n  a.b:\n    # how long\n    ttl: 1h # an hour\n    messages: [x.v1]\n    # where\n    address: a/b\n  a.a: {}\n';
    assert.equal(
      after({ 'channels/a.channel.yaml': text, 'messages/x.v1.schema.json': '{}' }, 'Sort keys')[
        'channels/a.channel.yaml'
      ],
      '# the file\nchannels:\n  a.b:\n    # where\n    address: a/b\n    messages: [x.v1]\n    # how long\n    ttl: 1h # an hour\n  a.a: {}\n',
    );
  });

  it('leaves the neighbour of a key without a colon alone', () => {
    const text = 'ag‸ent: a\nversion: 0.1.0\nsends: { a.b: { timeout, messages: [x.v1] } }\n';
    const files = {
      'agents/a.agent.yaml': text,
      'messages/x.v1.schema.json': '{}',
      'channels/a.channel.yaml': channels,
    };
    assert.match(
      after(files, 'Sort keys')['agents/a.agent.yaml'] ?? '',
      /sends: \{ a\.b: \{ messages: \[x\.v1\], timeout \} \}/u,
    );
  });

  it('moves keys in brackets, and in JSON', () => {
    const flow = {
      'agents/a.agent.yaml': 'ag‸ent: a\nsends: { a.b: { timeout: 1s, messages: [x.v1] } }\n',
      'messages/x.v1.schema.json': '{}',
      'channels/a.channel.yaml': channels,
    };
    assert.equal(
      after(flow, 'Sort keys')['agents/a.agent.yaml'],
      'agent: a\nsends: { a.b: { messages: [x.v1], timeout: 1s } }\n',
    );
    const json = {
      'messages/x.v1.schema.json': '{\n  "prop‸erties": { "b": true, "a": true },\n  "type": "object"\n}\n',
    };
    assert.equal(
      after(json, 'Sort keys')['messages/x.v1.schema.json'],
      '{\n  "type": "object",\n  "properties": { "b": true, "a": true }\n}\n',
    );
    assert.equal(
      after(
        { 'parley.config.json': '{ "tenant": nu‸ll, "state": "x" }', 'messages/x.schema.json': '{}' },
        'Sort keys',
      )['parley.config.json'],
      '{ "tenant": null, "state": "x" }'.replace(
        '"tenant": null, "state": "x"',
        '"state": "x", "tenant": null',
      ),
    );
  });

  it('is not offered where keys are in order', () => {
    assert.ok(!offered({ 'agents/a.agent.yaml': 'ag‸ent: a\nsends: {}\n' }).includes('Sort keys'));
  });
});
