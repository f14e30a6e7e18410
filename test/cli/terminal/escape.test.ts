import assert from 'node:assert/strict';
import { escapeJson, escapeText } from '#cli/terminal/escape.ts';

describe('escapeText', () => {
  const table: readonly (readonly [name: string, text: string, shown: string])[] = [
    ['an escape sequence', '\u001b[2J', '\\u001b[2J'],
    ['a C1 control', '\u009b31m', '\\u009b31m'],
    ['line ends and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['an override of the direction', 'a\u202eb', 'a\\u202eb'],
    ['half of a surrogate pair', '\ud800', '\\ud800'],
  ];
  for (const [name, text, shown] of table) {
    it(`makes ${name} visible`, () => {
      assert.equal(escapeText(text), shown);
    });
  }

  it('leaves letters of any script and emoji alone', () => {
    assert.equal(escapeText('Grüße 東京 🫖'), 'Grüße 東京 🫖');
  });
});

describe('escapeJson', () => {
  it('stays the same JSON', () => {
    const value = { a: 'x\u009b\u202e\n', b: [1] };
    const json = escapeJson(JSON.stringify(value, undefined, 2));
    assert.deepEqual(JSON.parse(json), value);
    assert.ok(!json.includes('\u009b') && !json.includes('\u202e'));
  });
});
