import assert from 'node:assert/strict';
import { requiredWord } from '#explorer/query/required-word.ts';

describe('the word that a pattern requires', () => {
  const table: readonly (readonly [pattern: string, word: string])[] = [
    ['VH-44\\d1', 'vh-44'],
    ['wea.\\b', 'wea'],
    ['ab?cd', 'cd'],
    ['ab*', 'a'],
    ['abc+d', 'abc'],
    ['abc+?d', 'abc'],
    ['x{0,2}yz', 'yz'],
    ['\\d*abc', 'abc'],
    ['[xyz]*abc', 'abc'],
    ['(abcdef)?xy', 'xy'],
    ['(?!abcdef)xy', 'xy'],
    ['abc|def', ''],
    ['"risk":0', 'risk'],
    ['\\u{1F600}+a', 'a'],
    ['.*', ''],
  ];
  for (const [pattern, word] of table) {
    it(`of ${pattern} is ${JSON.stringify(word)}`, () => {
      assert.equal(requiredWord(pattern), word);
    });
  }
});
