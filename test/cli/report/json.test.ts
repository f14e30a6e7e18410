import { formatJson } from '#cli/report/json.ts';
import { assertGolden } from '../golden.ts';
import { report } from './findings.ts';

describe('formatJson', () => {
  it('counts lines and columns from 1', () => {
    assertGolden('report.json', `${formatJson(report)}\n`);
  });
});
