import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { formatText } from '#cli/report/text.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, options, report, reportOf, reportOfMany, rangeOf } from './findings.ts';

const colored = createColors({}, { FORCE_COLOR: '1' });

describe('formatText', () => {
  it('shows place, source, hint and related places, and a summary', () => {
    assertGolden('report.txt', formatText(brokenReport(), options));
  });

  it('wraps at the width of a terminal', () => {
    const text = formatText(brokenReport(), { ...options, columns: 60 });
    assertGolden('report-60.txt', text);
  });

  it('says the same with colours', () => {
    const text = formatText(brokenReport(), { colors: colored, columns: 60 });
    assert.equal(stripVTControlCharacters(text), formatText(brokenReport(), { ...options, columns: 60 }));
  });

  it('says what was checked when nothing was found', () => {
    assert.equal(formatText(cleanReport, options), '✓ no findings in 1 message, 1 channel, 2 agents');
  });

  it('tells many findings by rule', () => {
    assert.match(formatText(reportOfMany(7, 8), options), / {2}8×.VALUE_TYPE {2}7×.MESSAGE_UNRESOLVED\n/u);
  });

  it('shows the first related places only, and counts the others', () => {
    const place = { file: 'b.yaml', range: rangeOf('agent: b', 'b'), message: 'here' };
    const text = formatText(reportOf({ related: Array.from({ length: 9 }, () => place) }), options);
    assert.equal(text.match(/ {2}see {3}/gu)?.length, 6);
    assert.match(text, /and 3 more places/);
  });

  it('lets nothing from a file reach the terminal as a command', () => {
    assert.ok(!formatText(report, options).includes('\u001b'));
    assert.ok(!formatText(report, { colors: colored, columns: undefined }).includes('\u001b[31myes'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 10, max: 100 }), (text, columns) => {
        const shown = formatText(reportOf({ message: text, hint: text, file: text }), {
          ...options,
          columns,
        });
        assert.doesNotMatch(shown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u);
      }),
    );
  });
});
