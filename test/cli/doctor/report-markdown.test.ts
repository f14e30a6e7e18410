import { formatDoctorMarkdown } from '#cli/doctor/report-markdown.ts';
import { assertGolden } from '../golden.ts';
import { mosquittoReport } from './reports.ts';

describe('formatDoctorMarkdown', () => {
  it('is a table in which a broker can put no markup', () => {
    assertGolden('doctor.md', `${formatDoctorMarkdown(mosquittoReport)}\n`);
  });
});
