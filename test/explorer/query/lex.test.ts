import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lex } from '#explorer/query/lex.ts';

const words = (text: string) => lex(text).tokens.map((token) => text.slice(token.start, token.end));

describe('the words of a query', () => {
  it('are split at blanks and parentheses', () => {
    assert.deepEqual(words('a (b OR -c) "d e"  $.x[0]>=1,2 /f g/'), [
      'a',
      '(',
      'b',
      'OR',
      '-',
      'c',
      ')',
      '"d e"',
      '$.x[0]>=1,2',
      '/f g/',
    ]);
  });

  it('are terms where a name is followed by an operator', () => {
    const comparisons = ['a:1', 'a=1', 'a:=1', 'a>1', 'a:>1', 'a>=1', 'a<=1', 'a!=1'].map((text) => {
      const [token] = lex(text).tokens;
      return token?.kind === 'term' ? token.comparison : undefined;
    });
    assert.deepEqual(comparisons, ['=', '=', '=', '>', '>', '>=', '<=', '!=']);
  });

  it('take back slashes before quotes', () => {
    const [token] = lex('"say \\"hi\\""').tokens;
    assert.ok(token?.kind === 'text');
    assert.equal(token.text, 'say "hi"');
  });

  it('name the place of quotes that are not closed', () => {
    assert.deepEqual(lex('a "b').errors, [{ start: 2, end: 4, message: 'the quotes are not closed' }]);
  });

  it('cover every letter that is no blank, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            'b',
            ':',
            '"',
            '$',
            '.',
            '[',
            ']',
            '(',
            ')',
            '/',
            '\\',
            '-',
            ',',
            '>',
            ' ',
            '=',
          ),
          maxLength: 30,
        }),
        (text) => {
          const { tokens } = lex(text);
          let at = 0;
          for (const { start, end } of tokens) {
            assert.equal(text.slice(at, start).trim(), '');
            assert.ok(end > start && start >= at);
            at = end;
          }
          assert.equal(text.slice(at).trim(), '');
        },
      ),
    );
  });

  it('refuses what is longer than anybody writes, and says where', () => {
    const { tokens, errors } = lex('a or '.repeat(801));
    assert.deepEqual(tokens, []);
    assert.deepEqual(errors, [{ start: 4000, end: 4005, message: 'a query has at most 4000 letters' }]);
    assert.deepEqual(lex('a or '.repeat(800)).errors, []);
  });
});
