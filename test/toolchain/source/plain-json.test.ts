import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '#toolchain/source/json.ts';
import { readPlainJson } from '#toolchain/source/plain-json.ts';
import { maxDepth, toValue } from '#toolchain/source/tree.ts';

const refused: Readonly<Record<string, string>> = {
  'what is no JSON': '{ "a": 1, }',
  'a comment': '{ "a": 1 } // one',
  'a key that is there twice': '{ "a": 1, "a": 1 }',
  'a key that is there twice in other letters': '{ "a": 1, "\\u0061": 1 }',
  'a key that is there twice, deep inside': '[{ "b": { ":": 1, ":": { "{": "}" } } }]',
  'values nested too deep': '['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1),
  'a number beyond all bounds': '[{ "a": -1e999 }]',
  'an empty text': '',
};

const spaces = fc.constantFrom('', ' ', '\n', '\t', '\r\n');
const damage = fc.record({
  at: fc.nat(),
  remove: fc.nat(2),
  insert: fc.constantFrom('', '"', '\\', ',', ':', '{', ']', '0'),
});

describe('readPlainJson', () => {
  for (const [what, text] of Object.entries(refused)) {
    it(`leaves ${what} to the parser with places`, () => {
      assert.equal(readPlainJson(text), undefined);
    });
  }

  it('reads what the parser with places reads without a finding, and nothing else', () => {
    fc.assert(
      fc.property(fc.json(), spaces, fc.option(damage), (json, space, damaged) => {
        const spaced = space + json.replaceAll(':', `:${space}`) + space;
        const at = damaged === null ? 0 : damaged.at % (spaced.length + 1);
        const text =
          damaged === null
            ? spaced
            : spaced.slice(0, at) + damaged.insert + spaced.slice(at + damaged.remove);
        const { root, findings } = parseJson(text);
        const isClean = findings.length === 0 && root !== undefined;
        assert.deepEqual(readPlainJson(text), isClean ? { value: toValue(root) } : undefined);
      }),
      { numRuns: 2_000 },
    );
  });
});
