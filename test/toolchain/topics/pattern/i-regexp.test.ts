import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foreignConstructs } from '#toolchain/topics/pattern/i-regexp.ts';

describe('foreignConstructs', () => {
  const portable = [
    '',
    'abc',
    '^abc$',
    '^$',
    '^',
    '$',
    '^[a-z]+(-[a-z]+)*$',
    '^(a|b)$',
    '()',
    'a|',
    '[ab]',
    '[^ab]',
    '[-a]',
    '[a-]',
    '[^-a-]',
    '[a-z0-9_]',
    '[\\-a]',
    '[\\[\\]\\\\^]',
    '[a^$.|?*+(){}]',
    '.',
    'a*b+c?d{2}e{2,}f{2,3}',
    '\\(\\)\\*\\+\\.\\?\\[\\\\\\]\\^\\n\\r\\t\\{\\|\\}',
    '/"\'<>=!%&;:@~`#,-_ ',
    'ä😀\u2028',
    '\\p{L}\\p{Lu}\\P{Nd}[\\p{Zs}\\P{Co}]\\p{C}\\p{Cn}',
  ];
  for (const source of portable) {
    it(`finds nothing in ${JSON.stringify(source)}`, () => {
      assert.deepEqual(foreignConstructs(source), []);
    });
  }

  const foreign: readonly (readonly [source: string, ...expected: string[]])[] = [
    ['^\\d{3}$', 'an escape \\d -> [0-9]'],
    ['\\D|\\w', 'an escape \\D -> [^0-9]', 'an escape \\w -> [A-Za-z0-9_]'],
    [
      '\\W\\s\\S',
      'an escape \\W -> [^A-Za-z0-9_]',
      'an escape \\s -> [ \\t\\n\\r]',
      'an escape \\S -> [^ \\t\\n\\r]',
    ],
    ['[\\w.]+[\\D]', 'an escape \\w -> A-Za-z0-9_', 'an escape \\D'],
    ['\\d\\d', 'an escape \\d -> [0-9]'],
    ['\\/', 'an escape \\/ -> /'],
    ['\\$', 'an escape \\$ -> [$]'],
    ['[\\$\\/]', 'an escape \\$ -> $', 'an escape \\/ -> /'],
    ['\\f\\v\\0\\cA', 'an escape \\f', 'an escape \\v', 'an escape \\0', 'an escape \\cA'],
    [
      '\\x41\\u0042\\u{1F600}',
      'an escape \\x41 -> A',
      'an escape \\u0042 -> B',
      'an escape \\u{1F600} -> 😀',
    ],
    ['\\x2e', 'an escape \\x2e -> \\.'],
    ['\\u2028', 'an escape \\u2028'],
    ['(?:a)(?<n>b)', 'a group that does not capture (?: -> (', 'a named group (?<n>'.concat(' -> (')],
    ['(?=a)(?!b)(?<=c)(?<!d)', 'look-ahead (?=', 'look-ahead (?!', 'look-behind (?<=', 'look-behind (?<!'],
    ['(a)\\1', 'a back-reference \\1'],
    ['\\ba\\B', 'a word boundary \\b', 'a word boundary \\B'],
    [
      'a*?b+?c??d{1,2}?',
      'a lazy quantifier *? -> *',
      'a lazy quantifier +? -> +',
      'a lazy quantifier ?? -> ?',
      'a lazy quantifier {1,2}? -> {1,2}',
    ],
    ['^a|b$', 'an anchor inside ^', 'an anchor inside $'],
    ['^(^a$)$', 'an anchor inside ^', 'an anchor inside $'],
    ['a^b', 'an anchor inside ^'],
    ['$a', 'an anchor inside $'],
    ['^^a', 'an anchor inside ^'],
    ['[]', 'an empty class []'],
    ['[^]', 'an empty class [^]'],
    ['[[]', 'an escape [ -> \\['],
    ['[a-z-9]', 'a - inside a class - -> \\-'],
    ['[--a]', 'a - inside a class - -> \\-'],
    [
      '\\p{Script=Greek}\\p{Letter}\\p{Cs}\\p{gc=Lu}',
      ...['Script=Greek', 'Letter', 'Cs', 'gc=Lu'].map(
        (name) => `a Unicode property that is no category \\p{${name}}`,
      ),
    ],
  ];
  for (const [source, ...expected] of foreign) {
    it(`finds what is foreign in ${source}`, () => {
      const found = foreignConstructs(source).map(
        ({ name, text, instead }) => `${name} ${text}${instead === undefined ? '' : ` -> ${instead}`}`,
      );
      assert.deepEqual(found, expected);
    });
  }

  it('finds nothing in what is no pattern at all', () => {
    assert.deepEqual(foreignConstructs('('), []);
  });

  it('agrees with the grammar of RFC 9485 on random patterns', () => {
    const piece = fc.constantFrom(...'ab01.-^$()[]{}|?*+\\/,dwnpPtLu_ <:=!'.split(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const source = pieces.join('');
        // The grammar has [^] too, a class of one character; to ECMAScript it is every character.
        fc.pre(compiles(source) && !source.includes('[^]'));
        const inner = source.replace(/^\^/, '').replace(/(?<!(?<!\\)(?:\\\\)*\\)\$$/, '');
        assert.equal(
          foreignConstructs(source).length === 0,
          isIRegexp(source) || isAnchored(source, inner),
          source,
        );
      }),
      { numRuns: 20_000 },
    );
  });
});

/** The grammar of RFC 9485, section 4, with `^` and `$` taken away where ECMAScript reads them as anchors. */
const escapeRule = '\\\\[()*+\\-.?[\\\\\\]^nrt{|}]';
const categoryRule = '\\\\[pP]\\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\\}';
const classCharacter = `(?:[^\\-[\\\\\\]]|${escapeRule})`;
const classItem = `(?:${classCharacter}(?:-${classCharacter})?|${categoryRule})`;
const classRule = `\\[\\^?(?:-|${classItem})(?:${classItem})*-?\\]`;
const atomRule = `(?:[^()*+.?[\\\\\\]{|}^$]|\\.|${escapeRule}|${categoryRule}|${classRule})`;
const quantifierRule = '(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})?';

function isIRegexp(source: string): boolean {
  let text = source;
  const piece = new RegExp(`^(?:${atomRule}${quantifierRule}|\\|)*$`, 'u');
  const group = new RegExp(`\\(((?:${atomRule}${quantifierRule}|\\|)*)\\)`, 'u');
  // Groups are taken away from the inside, with an ordinary character in their place.
  for (;;) {
    if (piece.test(text)) return true;
    const match = firstGroup(text, group);
    if (match === undefined) return false;
    text = match;
  }
}

function firstGroup(text: string, group: RegExp): string | undefined {
  const token = new RegExp(`^(?:${classRule}|\\\\.)`, 'u');
  for (let at = 0; at < text.length;) {
    const skipped = token.exec(text.slice(at))?.[0].length;
    if (skipped !== undefined) at += skipped;
    else {
      const found = text[at] === '(' ? new RegExp(`^${group.source}`, 'u').exec(text.slice(at)) : null;
      if (found !== null) return `${text.slice(0, at)}a${text.slice(at + found[0].length)}`;
      at++;
    }
  }
  return undefined;
}

function isAnchored(source: string, inner: string): boolean {
  return source !== inner && isIRegexp(inner) && !hasTopLevelBranch(inner);
}

function hasTopLevelBranch(source: string): boolean {
  let depth = 0;
  const tokens = source.match(new RegExp(`${classRule}|\\\\.|.`, 'gsu')) ?? [];
  for (const token of tokens) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) return true;
  }
  return false;
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}
