import assert from 'node:assert/strict';
import { formatDoctorText } from '#cli/doctor/report-text.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { assertGolden } from '../golden.ts';
import { mosquittoReport, unknownReport } from './reports.ts';

const colors = createColors({}, {});

describe('formatDoctorText', () => {
  it('says what was found, what follows, what each promise is worth, and how to mend it', () => {
    assertGolden('doctor.txt', `${formatDoctorText(mosquittoReport, { colors, columns: 80 })}\n`);
  });

  it('keeps within the terminal, and within 100 columns without one', () => {
    for (const columns of [50, undefined]) {
      const lines = formatDoctorText(mosquittoReport, { colors, columns }).split('\n');
      const texts = lines.filter((line) => line.startsWith('       ') && !line.includes('mend it'));
      assert.ok(
        texts.every((line) => line.length <= (columns ?? 100)),
        String(columns),
      );
    }
  });

  it('names no configuration for a broker that it does not know', () => {
    assert.doesNotMatch(formatDoctorText(unknownReport, { colors, columns: 80 }), /--config/);
  });

  it('shows what a broker says without obeying it', () => {
    const text = formatDoctorText(mosquittoReport, { colors, columns: 80 });
    assert.ok(!text.includes('\u001b') && text.includes('\\u001b[31m'));
  });
});
