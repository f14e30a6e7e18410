import assert from 'node:assert/strict';
import { checkReportSchema } from '@parley/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { formatJson } from '#cli/report/json.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, reportOf } from './findings.ts';

const isReport = new Ajv2020({ strictTypes: false, allErrors: true }).compile(checkReportSchema);

function parse(text: string) {
  const document: unknown = JSON.parse(text);
  assert.ok(isReport(document), JSON.stringify(isReport.errors));
  return document as { findings: readonly { message: string; hint: string; fingerprint: string }[] };
}

describe('formatJson', () => {
  it('counts lines and columns from 1, and keeps to its schema', () => {
    const text = formatJson(brokenReport());
    parse(text);
    assertGolden('report.json', `${text}\n`);
  });

  it('gives every finding a fingerprint of its own', () => {
    const { findings } = parse(formatJson(brokenReport()));
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length);
  });

  it('has a schema for sound contracts too', () => {
    assert.deepEqual(parse(formatJson(cleanReport)).findings, []);
  });

  it('keeps every text as it is', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, (message, hint) => {
        const [finding] = parse(formatJson(reportOf({ message, hint }))).findings;
        assert.deepEqual([finding?.message, finding?.hint], [message, hint]);
      }),
    );
  });
});
