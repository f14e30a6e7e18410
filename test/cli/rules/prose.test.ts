import assert from 'node:assert/strict';
import { formatProse } from '#cli/rules/prose.ts';
import { createColors } from '#cli/terminal/colors.ts';

const plain = createColors({}, {});
const coloured = createColors({}, { FORCE_COLOR: '1' });

describe('formatProse', () => {
  it('breaks between words, and never inside of code', () => {
    const text = 'Use `share: one` and see.';
    const shown = formatProse(text, { columns: 14, indent: '  ', colors: plain });
    assert.equal(shown, '  Use\n  `share: one`\n  and see.');
  });

  it('keeps to the columns where words allow it', () => {
    const text = 'one two three four five six seven eight nine ten';
    const lines = formatProse(text, { columns: 20, indent: '    ', colors: plain }).split('\n');
    assert.ok(lines.every((line) => line.length <= 20 && line.startsWith('    ')));
    assert.equal(lines.map((line) => line.trim()).join(' '), text);
  });

  it('shows code in colour, without its marks', () => {
    const shown = formatProse('a `b c`, *d*', { columns: 80, indent: '', colors: coloured });
    assert.equal(shown, `a ${coloured.cyan('b c')}, d`);
  });
});
