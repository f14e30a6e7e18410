import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from 'scslre';
import { type Attack, findAttack } from '#toolchain/topics/pattern/attack.ts';
import { countSteps, enough } from './count-steps.ts';

describe('findAttack', () => {
  const attacked: readonly (readonly [pattern: string, attack: string])[] = [
    ['^(a+)+$', 'a(a)!'],
    ['(x+x+)+y', 'x(xx)!'],
    ['^(\\w+\\s?)*$', 'a(a)!'],
    ['^([a-z0-9]+[-.]?)*$', 'a(a)!'],
    ['(a|a)*b', 'a(aa)!'],
    ['^(a|aa)+$', 'a(aaa)!'],
    ['(a|b|ab)*c', 'a(aba)!'],
    ['^(a?b?)*$', 'a(ba)!'],
    ['^((b*|c*)a)*$', 'a(a)!'],
    ['^(a|b*)*$', 'b(b)!'],
    ['^(a{1,64}){1,64}$', 'a(a)!'],
    ['^(a+|b)*?c$', 'a(a)!'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a(aa)!'],
    ['^(?=(a+)+$)', 'a(a)!'],
    ['^(\\p{L}+)*$', 'a(a)!'],
  ];
  for (const [pattern, expected] of attacked) {
    it(`attacks ${pattern}`, () => {
      const attack = findAttack(pattern);
      assert.equal(attack && `${attack.before}(${attack.round})${attack.after}`, expected);
    });
  }

  const safe = [
    'a+',
    '(',
    '^a*a*$',
    '^(a*)*',
    '(a+)+',
    '^[a-z]+(-[a-z]+)*$',
    '^(?:[a-z]+\\.)+[a-z]+$',
    '^([a-z0-9]+(-[a-z0-9]+)*\\.)+[a-z]{2,63}$',
    '^(a?)*$',
    '^(a|b)*$',
    '^(ab|ac)*$',
    '(a+){2,10}$',
    '^(a+b?a*)$',
    '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
    '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$',
    `^(${'(a|b)?'.repeat(500)})*$`,
  ];
  for (const pattern of safe) {
    it(`has no attack on ${pattern.slice(0, 80)}`, () => {
      assert.equal(findAttack(pattern), undefined);
    });
  }

  it('gives texts on which every round doubles the work', () => {
    let attacks = 0;
    fc.assert(
      fc.property(pattern, (source) => {
        fc.pre(source.length <= 60);
        const attack = findAttack(source);
        if (attack === undefined) return;
        attacks++;
        const [few, many] = [countSteps(source, textOf(attack, 5)), countSteps(source, textOf(attack, 8))];
        assert.ok(
          many >= enough || many >= few * 4,
          `${source}: ${textOf(attack, 8)} takes ${few}, then ${many} steps`,
        );
      }),
      { numRuns: 500 },
    );
    assert.ok(attacks > 50, `${attacks} attacks`);
  });

  it('overlooks none that scslre knows', () => {
    assert.ok(doublingText('^((a+)+)$') !== undefined);
    fc.assert(
      fc.property(pattern, (source) => {
        fc.pre(source.length <= 60);
        const { reports } = analyse({ source, flags: 'u' }, { assumeRejectingSuffix: false });
        if (!reports.some(({ exponential }) => exponential)) return;
        if (findAttack(source) !== undefined) return;
        // It takes a round of (a?)* that matches nothing for a second way, which no engine tries: only steps are a proof.
        assert.equal(doublingText(source), undefined, source);
      }),
      { numRuns: 300, examples: [['^(((a?)*b){2,}a)$']] },
    );
  });
});

/** A short text on which every round multiplies the work, found by trying. */
function doublingText(source: string): string | undefined {
  const words = ['a', 'b', 'ab', 'ba', 'aab', 'abb', 'aba', 'bab'];
  for (const before of ['', 'a', 'b', 'ab', 'ba', 'aa', 'bb']) {
    for (const word of words) {
      const [few, many] = [5, 8].map((rounds) => countSteps(source, `${before}${word.repeat(rounds)}!`));
      if (few !== undefined && many !== undefined && (many >= enough || many >= few * 4))
        return before + word;
    }
  }
  return undefined;
}

function textOf({ before, round, after }: Attack, rounds: number): string {
  return before + round.repeat(rounds) + after;
}

const { pattern } = fc.letrec<{ pattern: string; branches: string; branch: string; piece: string }>(
  (tie) => ({
    pattern: tie('branches').map((inner) => `^(${inner})$`),
    branches: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
    branch: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(fc.constantFrom('a', 'b', '[ab]'), fc.constantFrom('', '', '*', '+', '?'))
        .map((parts) => parts.join('')),
      fc
        .tuple(tie('branches'), fc.constantFrom('', '*', '+', '{2,}'))
        .map(([inner, times]) => `(${inner})${times}`),
    ),
  }),
);
