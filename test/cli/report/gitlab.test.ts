import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatGitlab } from '#cli/report/gitlab.ts';
import { escapeText } from '#cli/terminal/escape.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, reportOf } from './findings.ts';

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Reads what GitLab documents that it needs of each entry. */
function parse(text: string): readonly Entry[] {
  const entries = JSON.parse(text) as readonly Entry[];
  for (const { description, check_name: name, fingerprint, severity, location } of entries) {
    assert.ok([description, name, fingerprint, location.path].every((value) => value.length > 0));
    assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
    assert.ok(Number.isInteger(location.lines.begin) && location.lines.begin >= 1);
    assert.ok(!location.path.startsWith('./') && !location.path.startsWith('/'));
  }
  return entries;
}

describe('formatGitlab', () => {
  it('writes what GitLab shows beside the changes', () => {
    const text = formatGitlab(brokenReport());
    parse(text);
    assertGolden('report.gitlab.json', `${text}\n`);
  });

  it('writes an empty list without findings', () => {
    assert.equal(formatGitlab(cleanReport), '[]');
  });

  it('gives each entry a fingerprint of its own, of which GitLab would else drop one', () => {
    const fingerprints = parse(formatGitlab(brokenReport())).map(({ fingerprint }) => fingerprint);
    assert.equal(new Set(fingerprints).size, fingerprints.length);
  });

  it('keeps every text, with control characters made visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (message) => {
        const [entry] = parse(formatGitlab(reportOf({ message, file: `a${message}`, hint: '' })));
        assert.equal(entry?.description, `${escapeText(message)}; hint: `);
      }),
    );
  });
});
