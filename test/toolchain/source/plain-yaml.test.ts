import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import { readPlainYaml } from '#toolchain/source/plain-yaml.ts';
import { toValue } from '#toolchain/source/tree.ts';
import { parseYaml } from '#toolchain/source/yaml.ts';

/** Left to the parser with places: right or wrong, they are not of the plain kind. */
const refused: Readonly<Record<string, string>> = {
  'an anchor and an alias': 'a: &x 1\nb: *x\n',
  'a tag': 'a: !!str 1\n',
  'a text of several lines': 'a: |\n  one\n  two\n',
  'a scalar that goes on': 'a: one\n  two\n',
  'a flow collection that goes on': 'a: [1,\n  2]\n',
  'two documents': 'a: 1\n---\nb: 2\n',
  'a tab': 'a:\t1\n',
  'a key that is there twice': 'a: 1\na: 2\n',
  'a key that is no text': '1: a\n',
  'a merge key': '<<: { a: 1 }\n',
  'a number in another form': 'a: 0x1f\n',
  'a step back to nowhere': 'a:\n    b: 1\n  c: 2\n',
  nothing: '# nothing\n',
};

/** Texts as the examples of the rules have them, right and wrong. */
const samples = explanations
  .flatMap(({ bad = {}, good = {} }) => [...Object.entries(bad), ...Object.entries(good)])
  .filter(([path]) => !path.endsWith('.json'))
  .map(([, text]) => readMarks(text).text)
  .filter((text) => text.length < 2_000);

const pieces = fc.constantFrom(
  ...[
    'a',
    'b: ',
    'c:',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '  ',
    ': ',
    ':',
    ', ',
    '{ ',
    ' }',
    '[',
    ']',
    '{}',
  ],
  ...[
    '# x',
    ' # x',
    '"x y"',
    "'it''s'",
    '"\\u0041\\n"',
    '"\\x41"',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '---',
    '...',
  ],
  ...[
    '1',
    '-1',
    '0',
    '-0',
    '007',
    '1.5',
    '1.2.0',
    '.5',
    '1e3',
    '0x1f',
    '1_000',
    '12:30',
    '2026-01-01',
    '30s',
    '.inf',
    '.nan',
  ],
  ...[
    'null',
    '~',
    'true',
    'False',
    'yes',
    'on',
    '<<: ',
    '__proto__: ',
    'é: ',
    '\u00A0',
    '\t',
    '\r\n',
    '\u{1F4A9}',
    'a.*: ',
    '=',
    '(x)',
  ],
);
const composed = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
const damaged = fc
  .record({
    text: fc.constantFrom(...samples),
    at: fc.nat(),
    remove: fc.nat(3),
    insert: fc.oneof(fc.constant(''), pieces),
  })
  .map(({ text, at, remove, insert }) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + insert + text.slice(start + remove);
  });

describe('readPlainYaml', () => {
  for (const [what, text] of Object.entries(refused)) {
    it(`leaves ${what} to the parser with places`, () => {
      assert.equal(readPlainYaml(text), undefined);
    });
  }

  it('reads contracts as people write them', () => {
    const plain = samples.filter((text) => readPlainYaml(text) !== undefined);
    assert.ok(plain.length > samples.length * 0.8, `${plain.length} of ${samples.length}`);
  });

  it('reads nothing otherwise than the parser with places, and nothing in which that finds a mistake', () => {
    fc.assert(
      fc.property(fc.oneof(composed, damaged), (text) => {
        const plain = readPlainYaml(text);
        if (plain === undefined) return;
        const { root, findings } = parseYaml(text);
        assert.deepEqual({ findings, value: root && toValue(root) }, { findings: [], value: plain.value });
      }),
      { numRuns: 5_000 },
    );
  });
});
