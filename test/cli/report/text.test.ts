import assert from 'node:assert/strict';
import { formatText } from '#cli/report/text.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { assertGolden } from '../golden.ts';
import { cleanReport, report } from './findings.ts';

const plain = createColors({}, {});
const colored = createColors({}, { FORCE_COLOR: '1' });

describe('formatText', () => {
  it('shows place, source, hint and related places, and a summary', () => {
    assertGolden('report.txt', formatText(report, { colors: plain, columns: undefined }));
  });

  it('says what was checked when nothing was found', () => {
    assert.equal(
      formatText(cleanReport, { colors: plain, columns: undefined }),
      '✓ no findings in 1 message, 1 channel, 2 agents',
    );
  });

  it('lets nothing from a file reach the terminal as a command', () => {
    assert.ok(!formatText(report, { colors: plain, columns: undefined }).includes('\u001b'));
    const withColors = formatText(report, { colors: colored, columns: undefined });
    assert.ok(!withColors.includes('\u001b[31myes'));
  });
});
