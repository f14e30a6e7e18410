import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Style } from '#toolchain/language/completion/slot.ts';
import { inSnippet, spellDraft, spellScalar, withoutStops } from '#toolchain/language/completion/spell.ts';
import { readDocument } from '#toolchain/source/document.ts';

const block: Style = { json: false, flow: false, alone: true, quote: undefined, indent: '' };

describe('spellScalar', () => {
  it('writes every text so that it is read as it was, in all styles', () => {
    const styles: readonly Style[] = [
      block,
      { ...block, flow: true },
      { ...block, quote: "'" },
      { ...block, quote: '"' },
      { ...block, json: true, flow: true },
    ];
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('null', '1', '#/$defs/a', 'a: b', 'a #b', '{x}', '- a', 'yes', '*a'),
    );
    const law = fc.property(text, fc.constantFrom(...styles), (value, style) => {
      const written = spellScalar(value, style);
      const whole = style.flow ? `{ "a": ${written} }` : `a: ${written}\n`;
      assert.deepEqual(readDocument(style.json ? 'x.json' : 'x.yaml', whole).value, { a: value });
    });
    fc.assert(law, { numRuns: 500 });
  });
});

describe('withoutStops', () => {
  it('leaves what stands in the tab stops, of several words the first', () => {
    assert.equal(withoutStops('a: ${1|x,y|}'), 'a: x');
    assert.equal(withoutStops('a: ${1:30s}, b: $2'), 'a: 30s, b: ');
    assert.equal(withoutStops('a: { $1 }'), 'a: {}');
    assert.equal(withoutStops('${1:\\${MQTT\\}}'), '${MQTT}');
  });

  it('gives any text back that was put into a snippet', () => {
    fc.assert(fc.property(fc.string(), (text) => withoutStops(inSnippet(text)) === text));
    const value = fc.oneof(fc.string(), fc.constantFrom('a,b', 'a|b', '${x}', 'a\\b'));
    const law = fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (choices) => {
      const json: Style = { ...block, json: true, flow: true };
      assert.equal(withoutStops(spellDraft({ kind: 'stop', choices }, json)), JSON.stringify(choices[0]));
    });
    fc.assert(law);
  });
});
