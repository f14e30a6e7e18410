import assert from 'node:assert/strict';
import { declarationsOf, symbolAt, usesOf } from '#toolchain/language/references/find-uses.ts';
import { locationOfUse } from '#toolchain/language/references/use.ts';
import { usesIn } from '#toolchain/language/references/uses-in.ts';
import { createLanguageSession } from '#toolchain/language/session.ts';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { marked } from '../support/marked.ts';

/** What is found for the cursor is just what is marked. */
function assertUses(files: Readonly<Record<string, string>>): void {
  const { snapshot, path, offset, ranges } = marked(files);
  const symbol = symbolAt(snapshot, path, offset);
  assert.ok(symbol, 'there is a name at the cursor');
  const found = usesOf(snapshot, symbol).map(locationOfUse);
  const order = (list: typeof found): unknown =>
    [...list].sort((a, b) => a.file.localeCompare(b.file) || a.range.start.offset - b.range.start.offset);
  assert.deepEqual(order(found), order([...ranges]));
}

describe('usesOf', () => {
  it('finds a channel in YAML and JSON', () => {
    assertUses({
      'a.channel.yaml': `channels:
  ⟪a.or‸der⟫: { reply: { channel: b } }
  b: { deprecated: { use: ⟪a.order⟫ }, reply: { channel: "⟪a.order⟫" } }
reserved: [⟪a.order⟫, a.orders]
`,
      'b.agent.json':
        '{ "agent": "b", "receives": { "⟪a.order⟫": {}, "⟪a.*⟫": {}, "c.**": {} }, "sends": { "b": { "fallback": "⟪a.order⟫" } } }',
      'c.agent.yaml': "agent: c\nsends:\n  '⟪a.order⟫':\n    messages: [x.v1]\n",
    });
  });

  it('finds an agent', () => {
    assertUses({
      'b.agent.yaml': 'agent: ⟪b⟫\n',
      'c.agent.json': '{ "agent": "c", "backup": "⟪‸b⟫" }',
      'parley.config.yaml': 'operators: [a, ⟪b⟫]\nrun: { ⟪b⟫: node b.ts, c: node c.ts }\n',
    });
  });

  it('finds a message type, its $id and the references to its file', () => {
    assertUses({
      'messages/x.v1.schema.json':
        '{ "⟪$id⟫": "https://example.org/⟪x.v1⟫.schema.json", "$defs": { "y": {} } }',
      'messages/z.v1.schema.yaml':
        'allOf:\n  - $ref: ⟪x.v1.schema.json⟫\n  - $ref: x.v1.schema.json#/$defs/y\n',
      'a.channel.yaml': 'channels: { a: { messages: [⟪x.v‸1⟫, z.v1] } }\n',
      'b.agent.yaml':
        'agent: b\nreceives: { a: { messages: [⟪x.v1⟫] } }\nsends: { a: { messages: [⟪x.v1⟫] } }\n',
    });
  });

  it('finds a definition by pointer, by anchor and by the URI of its file', () => {
    assertUses({
      'messages/common.schema.json':
        '{ "$id": "https://example.org/shared", "$defs": { "⟪pla‸ce⟫": { "$anchor": "p" } }, "properties": { "a": { "$ref": "⟪#/$defs/place⟫" } } }',
      'messages/z.v1.schema.yaml': `$id: https://example.org/z
anyOf:
  - $ref: ⟪common.schema.json#/$defs/place⟫
  - $ref: ⟪common.schema.json#p⟫
  - $ref: '⟪https://example.org/shared#p⟫'
  - $ref: '#/$defs/place'
$defs: { place: {} }
`,
    });
  });

  it('finds a parameter', () => {
    assertUses({
      'a.channel.yaml': 'channels:\n  a:\n    address: x/{⟪region⟫}/{r}\n    parameters: { ⟪regi‸on⟫: {} }\n',
      'b.agent.yaml': 'agent: b\nparameters: [⟪region⟫]\n',
    });
  });

  it('finds nothing between names', () => {
    const { snapshot, path, offset } = marked({ 'a.channel.yaml': 'channels:\n  a:\n    ‸\n' });
    assert.equal(symbolAt(snapshot, path, offset), undefined);
  });

  it('finds each use of a workspace from its declaration', async () => {
    const { files } = await readWorkspace('examples/vehicle-maintenance');
    const session = createLanguageSession();
    session.load({ folder: '', files });
    const snapshot = session.snapshot();
    let count = 0;
    for (const entry of snapshot.workspace.documents) {
      for (const use of usesIn(entry).all) {
        if (use.role === 'pattern' || use.symbol.kind === 'capability') continue;
        const { file, range } = locationOfUse(use);
        assert.deepEqual(symbolAt(snapshot, file, range.start.offset), use.symbol);
        const [declaration] = declarationsOf(snapshot, use.symbol);
        // Operators may be tools; some channels are Parley's own.
        const isElsewhere = use.role === 'operators' || use.symbol.name.startsWith('parley.');
        if (declaration === undefined && isElsewhere) continue;
        assert.ok(declaration, `${use.symbol.kind} ${use.symbol.name} is declared`);
        assert.ok(usesOf(snapshot, declaration.symbol).includes(use));
        count++;
      }
    }
    assert.ok(count > 100, `${count} uses`);
  });
});
