import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { applyTextEdits } from '#toolchain/language/edit.ts';
import { formatEdits, formatText } from '#toolchain/language/format.ts';
import { yamlComments } from '#toolchain/source/comments.ts';
import { readDocument } from '#toolchain/source/document.ts';
import { marked } from './support/marked.ts';
import { ruleExamples } from './support/rule-examples.ts';

const cases: readonly (readonly [name: string, path: string, before: string, after: string])[] = [
  [
    'indents by two',
    'a.yaml',
    'a:\n    b: 1\n    l:\n    - x\n    -   y: 1\n        z: 2\n',
    'a:\n  b: 1\n  l:\n    - x\n    - y: 1\n      z: 2\n',
  ],
  [
    'keeps comments in their lines',
    'a.yaml',
    '# top\na: # of a\n    # of b\n    b: 1    # one\n    l: # list\n      - # first\n        x: 1\n',
    '# top\na: # of a\n  # of b\n  b: 1 # one\n  l: # list\n    - # first\n      x: 1\n',
  ],
  ['keeps brackets and how far they go', 'a.yaml', 'a: {b: 1,c: [ 1,2 ]}\n', 'a: { b: 1, c: [1, 2] }\n'],
  [
    'keeps quotes and numbers as they are written',
    'a.yaml',
    'a:   "x"\nb:   \'y\'\nc: 0x1F\nd: 1.50\ne: ~\nf: "\\u00e9"\n',
    'a: "x"\nb: \'y\'\nc: 0x1F\nd: 1.50\ne: ~\nf: "\\u00e9"\n',
  ],
  [
    'keeps long lines',
    'a.yaml',
    `a: { b: [${'word, '.repeat(60)}end] }\n`,
    `a: { b: [${'word, '.repeat(60)}end] }\n`,
  ],
  ['leaves at most one empty line', 'a.yaml', '\n\na: 1\n\n\n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
  [
    'moves texts of many lines',
    'a.yaml',
    'a:\n    b: |\n        x\n          y\n\n        z\n\n\n    c: >-\n       one\n       two\n',
    'a:\n  b: |\n    x\n      y\n\n    z\n\n  c: >-\n    one\n    two\n',
  ],
  [
    'keeps brackets over lines',
    'a.yaml',
    'a: [\n  1, # one\n  2\n]\n',
    'a:\n  [\n    1, # one\n    2\n  ]\n',
  ],
  ['keeps line ends of Windows', 'a.yaml', 'a:\r\n    b: 1\r\n', 'a:\r\n  b: 1\r\n'],
  ['keeps anchors and aliases', 'a.yaml', 'a:   &x { b: 1 }\nc:  *x\n', 'a: &x { b: 1 }\nc: *x\n'],
  [
    'indents JSON by two',
    'a.json',
    '{\n    "a":1,\n\n\n    "b": [ 1,2 ],\n    "c": {\n        "d": {"e":1}\n    }\n}',
    '{\n  "a": 1,\n\n  "b": [1, 2],\n  "c": {\n    "d": { "e": 1 }\n  }\n}\n',
  ],
  [
    'keeps numbers and escapes of JSON',
    'a.json',
    '{"a":1.50,"b":"\\u00e9"}',
    '{ "a": 1.50, "b": "\\u00e9" }\n',
  ],
];

describe('formatText', () => {
  for (const [name, path, before, after] of cases) {
    it(name, () => {
      assert.deepEqual(formatText(path, before), { kind: 'formatted', text: after });
      assert.deepEqual(formatText(path, after), { kind: 'formatted', text: after });
    });
  }

  it('keeps a byte order mark', () => {
    assert.deepEqual(formatText('a.yaml', '\uFEFFa:   1\n'), { kind: 'formatted', text: '\uFEFFa: 1\n' });
  });

  it('leaves what it cannot read alone, and says why', () => {
    const broken = formatText('a.yaml', 'a: [1\n');
    assert.equal(broken.kind === 'broken' && broken.finding.code, 'SYNTAX');
    assert.equal(formatText('a.json', '{ "a": 1, "a": 2 }').kind, 'broken');
  });

  it('leaves a text of comments alone', () => {
    assert.deepEqual(formatText('a.yaml', '# nothing yet\n'), { kind: 'formatted', text: '# nothing yet\n' });
  });

  it('says the same as before, with the same comments, and stays as it is then: every example', () => {
    for (const example of ruleExamples) for (const { path, text } of example.files) assertSame(path, text);
    const files = readdirSync('examples', { recursive: true, encoding: 'utf8' });
    const contracts = files.filter(
      (path) => /\.(?:channel|agent|schema)\.(?:json|yaml)$/.test(path) && !path.includes('node_modules'),
    );
    assert.ok(contracts.length > 10);
    for (const path of contracts) assertSame(path, readFileSync(join('examples', path), 'utf8'));
  });

  it('does so for whatever anybody writes', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'b c',
        '',
        'x: y',
        '- z',
        '# no',
        "it's",
        '"q"',
        'true',
        '1.0',
        '[',
        '{',
        '\n',
        'l1\nl2\n',
        ' s ',
        'é',
        '*',
        '&a',
        '!t',
        '|',
      ),
      fc.string({ maxLength: 12 }),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(word, tie('value'), { maxKeys: 4 }),
    }));
    const style = fc.record({
      indent: fc.integer({ min: 1, max: 6 }),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
      collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
      defaultStringType: fc.constantFrom(
        'PLAIN' as const,
        'QUOTE_DOUBLE' as const,
        'QUOTE_SINGLE' as const,
        'BLOCK_FOLDED' as const,
        'BLOCK_LITERAL' as const,
      ),
      defaultKeyType: fc.constant('PLAIN' as const),
    });
    const comments = fc.array(fc.tuple(fc.nat(), fc.constantFrom(' # c', '\n# own line', '\n\n\n')), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(value, style, comments, (data, options, added) => {
        const lines = stringify(data, options).split('\n');
        for (const [at, text] of added) {
          const index = at % lines.length;
          lines[index] = `${lines[index] ?? ''}${text}`;
        }
        assertSame('a.yaml', lines.join('\n'));
        assertSame('a.json', JSON.stringify(data, null, options.indent));
      }),
      { numRuns: 400 },
    );
  });
});

describe('formatEdits', () => {
  const text = 'agent:   shop # the shop\nsends:\n    a.b: {}\n    c.d:   {}\n';

  it('changes only the lines that change', () => {
    const { snapshot } = marked({ 'agents/shop.agent.yaml': text });
    const edits = formatEdits(snapshot, 'agents/shop.agent.yaml');
    assert.equal(applyTextEdits(text, edits), 'agent: shop # the shop\nsends:\n  a.b: {}\n  c.d: {}\n');
    assert.deepEqual(
      edits.map(({ range }) => [range.start.line, range.end.line]),
      [
        [0, 1],
        [2, 4],
      ],
    );
  });

  it('changes only lines of a range', () => {
    const { snapshot } = marked({ 'agents/shop.agent.yaml': text });
    const place = { line: 0, column: 0, offset: 0 };
    const edits = formatEdits(snapshot, 'agents/shop.agent.yaml', { start: place, end: place });
    assert.equal(applyTextEdits(text, edits), text.replace('agent:   shop', 'agent: shop'));
  });

  for (const [kind, path, before] of [
    ['channel', 'channels/a.channel.yaml', 'channels:\n    a.b: { messages: [ x.v1 ] }\n'],
    ['channel', 'channels/a.channel.json', '{"channels":{}}'],
    ['schema', 'messages/x.v1.schema.yaml', 'type:   object\n'],
    ['schema', 'messages/x.v1.schema.json', '{"type":"object"}'],
    ['agent', 'agents/a.agent.json', '{"agent":"a"}'],
    ['configuration', 'parley.config.yaml', 'check:   {}\n'],
    ['configuration', 'parley.config.json', '{"check":{}}'],
  ] as const) {
    it(`formats a ${kind} in ${path.endsWith('json') ? 'JSON' : 'YAML'}`, () => {
      const { snapshot } = marked({ [path]: before });
      const formatted = formatText(path, before);
      assert.equal(
        applyTextEdits(before, formatEdits(snapshot, path)),
        formatted.kind === 'formatted' && formatted.text,
      );
      assert.ok(formatEdits(snapshot, path).length > 0);
    });
  }
});

/** The value, the comments and what they stand behind stay; a second time changes nothing. */
function assertSame(path: string, text: string): void {
  const formatted = formatText(path, text);
  if (formatted.kind === 'broken') return;
  const [before, after] = [readDocument(path, text), readDocument(path, formatted.text)];
  assert.deepEqual(after.value, before.value, text);
  assert.deepEqual(after.findings, []);
  if (!path.endsWith('.json')) {
    const comments = (whole: string): unknown =>
      yamlComments(whole).map(({ text: said, alone }) => [said.trimEnd(), alone]);
    assert.deepEqual(comments(formatted.text), comments(text), text);
  }
  assert.deepEqual(formatText(path, formatted.text), formatted, text);
}
