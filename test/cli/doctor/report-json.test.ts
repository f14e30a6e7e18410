import assert from 'node:assert/strict';
import { doctorReportSchema } from '@parley/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatDoctorJson } from '#cli/doctor/report-json.ts';
import { assertGolden } from '../golden.ts';
import { mosquittoReport, unknownReport } from './reports.ts';

const isReport = new Ajv2020({ strictTypes: false, allErrors: true, allowUnionTypes: true }).compile(
  doctorReportSchema,
);

describe('formatDoctorJson', () => {
  it('keeps to its schema', () => {
    for (const report of [mosquittoReport, unknownReport]) {
      const document: unknown = JSON.parse(formatDoctorJson(report));
      assert.ok(isReport(document), JSON.stringify(isReport.errors));
    }
    assertGolden('doctor.json', `${formatDoctorJson(mosquittoReport)}\n`);
  });
});
