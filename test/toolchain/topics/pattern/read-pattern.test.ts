import assert from 'node:assert/strict';
import { findAttack } from '#toolchain/topics/pattern/attack.ts';
import { foreignConstructs } from '#toolchain/topics/pattern/i-regexp.ts';
import { readPattern } from '#toolchain/topics/pattern/read-pattern.ts';
import { anyValue } from '#toolchain/topics/level.ts';

describe('readPattern', () => {
  it('reads what ECMAScript reads with the u flag', () => {
    const reading = readPattern('^\\p{L}(a|b)?$');
    assert.equal(reading.kind === 'pattern' && reading.pattern.raw, '^\\p{L}(a|b)?$');
  });

  it('tells what is wrong, and where', () => {
    assert.deepEqual(readPattern('a{2,1}'), {
      kind: 'fault',
      message: 'numbers out of order in {} quantifier',
      index: 6,
    });
    assert.deepEqual(readPattern('(a'), { kind: 'fault', message: 'Unterminated group', index: 2 });
  });

  const hostile: readonly (readonly [about: string, pattern: string])[] = [
    ['too many characters', 'a'.repeat(20_000)],
    ['groups inside groups', `${'('.repeat(4_000)}a${')*'.repeat(4_000)}`],
    ['200 groups inside one another', `^${'('.repeat(200)}a${')*'.repeat(200)}$`],
    ['repetitions of repetitions', '^((((a{1000}){1000}){1000}){1000})*$'],
    ['many alternatives', `^(${Array.from({ length: 2_000 }, (_, index) => `a${index}`).join('|')})*$`],
    ['many optional parts', `^(${'a?b?'.repeat(300)})*$`],
    ['very many states', '^(([ab]*a[ab]{60})+c)*$'],
  ];
  for (const [about, pattern] of hostile) {
    it(`comes to an end with ${about}`, () => {
      assert.doesNotThrow(() => {
        findAttack(pattern);
        foreignConstructs(pattern);
        anyValue({ pattern, not: { pattern: `${pattern.slice(0, -1)}b$` } });
      });
    });
  }
});
