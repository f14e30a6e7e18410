import assert from 'node:assert/strict';
import { highlightsAt } from '#toolchain/language/highlights.ts';
import { marked } from './support/marked.ts';

function assertHighlights(
  files: Readonly<Record<string, string>>,
  kinds: readonly ('declaration' | 'use')[],
): void {
  const { snapshot, path, offset, ranges } = marked(files);
  const found = [...highlightsAt(snapshot, path, offset)].sort(
    (left, right) => left.range.start.offset - right.range.start.offset,
  );
  assert.deepEqual(
    found.map(({ range }) => [range.start.offset, range.end.offset]),
    ranges.map(({ range }) => [range.start.offset, range.end.offset]),
  );
  assert.deepEqual(
    found.map(({ kind }) => kind),
    kinds,
  );
}

describe('highlightsAt', () => {
  it('marks a name with its dots, in the document only', () => {
    assertHighlights(
      {
        'a.channel.yaml':
          'channels:\n  ⟪a.b⟫: { reply: { channel: a.c }, messages: [a.b.v1] }\n  a.c: { deprecated: { use: ⟪a.‸b⟫ } }\n',
        'b.agent.yaml': 'agent: b\nsends: { a.b: {} }\n',
      },
      ['declaration', 'use'],
    );
  });

  it('marks a pattern that holds the channel', () => {
    assertHighlights(
      {
        'a.channel.yaml': 'channels: { a.b: {} }\n',
        'b.agent.yaml': 'agent: b\nreceives: { ⟪a.‸b⟫: {}, ⟪a.*⟫: {}, c.*: {} }\n',
      },
      ['use', 'use'],
    );
  });

  it('marks a property and where it is required, a parameter and its place in the address', () => {
    assertHighlights(
      { 'a.v1.schema.json': '{ "required": ["⟪id⟫"], "properties": { "⟪i‸d⟫": { "title": "id" } } }' },
      ['use', 'declaration'],
    );
    assertHighlights(
      {
        'a.channel.yaml':
          'channels:\n  a: { address: "a/{⟪reg‸ion⟫}", parameters: { ⟪region⟫: {} } }\n  b: { address: "b/{region}" }\n',
      },
      ['use', 'declaration'],
    );
  });

  it('marks what an alias repeats once', () => {
    assertHighlights(
      { 'a.channel.yaml': 'channels:\n  x: { messages: &m [⟪a.‸v1⟫] }\n  y: { messages: *m }\n' },
      ['use'],
    );
  });

  it('marks nothing where nothing is named, and not the first key of a schema', () => {
    assertHighlights({ 'a.agent.yaml': 'agent: a\nversion: ‸1.0.0\n' }, []);
    assertHighlights(
      { 'a.v1.schema.yaml': 'ti‸tle: A\n', 'a.channel.yaml': 'channels: { a: { messages: [a.v1] } }\n' },
      [],
    );
  });
});
