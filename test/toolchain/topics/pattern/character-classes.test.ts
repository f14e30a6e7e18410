import assert from 'node:assert/strict';
import {
  anyButLineEnds,
  digits,
  propertyCharacters,
  spaces,
  wordCharacters,
} from '#toolchain/topics/pattern/character-classes.ts';
import { type CharacterSet, hasCharacter } from '#toolchain/topics/pattern/character-set.ts';

describe('character classes', () => {
  const classes: readonly (readonly [string, CharacterSet])[] = [
    ['\\d', digits],
    ['\\w', wordCharacters],
    ['\\s', spaces],
    ['.', anyButLineEnds],
    ['\\p{Lu}', propertyCharacters('Lu')],
    ['\\p{Script=Greek}', propertyCharacters('Script=Greek')],
    ['\\p{Any}', propertyCharacters('Any')],
  ];
  for (const [source, set] of classes) {
    it(`has the characters of ${source} as the engine has`, () => {
      const expression = new RegExp(`^${source}$`, 'u');
      for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x3100 ? 1 : 37) {
        if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
        const expected = expression.test(String.fromCodePoint(codePoint));
        assert.equal(hasCharacter(set, codePoint), expected, codePoint.toString(16));
      }
    });
  }
});
