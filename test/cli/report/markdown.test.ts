import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import { formatMarkdown } from '#cli/report/markdown.ts';
import { escapeText } from '#cli/terminal/escape.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, reportOf, reportOfMany } from './findings.ts';

function tableOf(markdown: string): Tokens.Table {
  const table = lexer(markdown, { gfm: true }).find(({ type }) => type === 'table');
  assert.ok(table);
  return table as Tokens.Table;
}

/** What a reader sees; fails where a text became markup. */
function read(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'em') return read((token as Tokens.Em).tokens);
      if (token.type === 'html') {
        assert.equal(token.raw, '<br>');
        return '\n';
      }
      assert.ok(['text', 'escape', 'codespan'].includes(token.type), `${token.type}: ${token.raw}`);
      const { text } = token as Tokens.Text;
      return token.type === 'text' ? decode(text) : text;
    })
    .join('');
}

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/gu, (_all, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('\u200b', '');
}

describe('formatMarkdown', () => {
  it('writes a table for a comment', () => {
    assertGolden('report.md', `${formatMarkdown(brokenReport())}\n`);
  });

  it('writes one line without findings', () => {
    assert.equal(formatMarkdown(cleanReport), '### ✅ Parley: no findings in 1 message, 1 channel, 2 agents');
  });

  it('stays below the size that GitHub takes', () => {
    const markdown = formatMarkdown(reportOfMany(3000, 0));
    assert.ok(markdown.length < 65_536);
    const shown = tableOf(markdown).rows.length;
    assert.match(markdown, new RegExp(`And ${3000 - shown} more findings\\.`));
  });

  it('mentions nobody and links nothing', () => {
    const markdown = formatMarkdown(reportOf({ message: '@octocat #1 https://example.com www.example.com' }));
    assert.doesNotMatch(markdown, /@octocat|#1|https:\/\/|www\.e/);
  });

  it('keeps every text as text in its cell', () => {
    const special = fc.constantFrom(
      ...'\\`*_{}[]()<>&|~$:!@#^=+- ./\n\t"a1'.split(''),
      'www.',
      'https://',
      '<!--',
      '&lt;',
    );
    const text = fc.oneof(
      fc.array(special, { minLength: 1 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', minLength: 1 }),
    );
    fc.assert(
      fc.property(text, (piece) => {
        const message = `a${piece}z`;
        const table = tableOf(formatMarkdown(reportOf({ message, file: message, hint: message })));
        assert.equal(table.rows.length, 1);
        const [, where, what, rule] = table.rows[0] ?? [];
        const shown = escapeText(message);
        assert.equal(read(what?.tokens ?? []), `${shown}\n${shown}`);
        assert.equal(read(rule?.tokens ?? []), 'MESSAGE_UNRESOLVED');
        assert.ok(read(where?.tokens ?? []).endsWith('z:3:16'));
      }),
      { numRuns: 500 },
    );
  });
});
