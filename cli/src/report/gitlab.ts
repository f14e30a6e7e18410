import type { Severity } from '@parley/toolchain';
import { escapeJson } from '../terminal/escape.ts';
import { formatStory, repositoryPath } from './place.ts';
import type { Report } from './report.ts';

/** GitLab's names, of which there are five; `blocker` and `critical` are for other tools. */
const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's Code Quality report: an array with one entry a finding. */
export function formatGitlab(report: Report): string {
  const entries = report.findings.map((finding) => ({
    description: formatStory(report, finding).join('; '),
    check_name: finding.code,
    fingerprint: report.fingerprintOf(finding),
    severity: severities[finding.severity],
    location: {
      path: repositoryPath(report, finding.file),
      lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 },
    },
  }));
  return escapeJson(JSON.stringify(entries, undefined, 2));
}
