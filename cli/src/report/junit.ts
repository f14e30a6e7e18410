import type { Diagnostic } from '@parley/toolchain';
import { repositoryPath, formatRepositoryPlace, formatStory } from './place.ts';
import { isFailing } from './report.ts';
import type { FormatOptions, Report } from './report.ts';
import { formatElement, formatLines } from './xml.ts';

/**
 * A JUnit report: each file of the workspace is a test case, so that it keeps its name when it is mended. It fails with
 * the findings that fail the check; the others stand in the output of the suite.
 */
export function formatJunit(report: Report, { failOn, now }: FormatOptions): string {
  const failing = groupByFile(report.findings.filter((finding) => isFailing(finding, failOn)));
  const others = report.findings.filter((finding) => !isFailing(finding, failOn));
  const files = [...new Set([...report.files, ...failing.keys()])].sort();
  const suite = formatElement(
    'testsuite',
    {
      name: 'parley check',
      package: 'parley',
      id: 0,
      timestamp: now.toISOString().slice(0, 19),
      hostname: 'localhost',
      tests: files.length,
      failures: failing.size,
      errors: 0,
      time: 0,
    },
    [
      '\n    <properties/>',
      ...files.map((file) => `\n    ${formatCase(report, file, failing.get(file) ?? [])}`),
      `\n    <system-out>${formatLines(others.flatMap((finding) => formatFinding(report, finding)))}</system-out>`,
      '\n    <system-err/>\n  ',
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  ${suite}\n</testsuites>`;
}

function formatCase(report: Report, file: string, findings: readonly Diagnostic[]): string {
  // Jenkins makes packages and classes of the dots of a class name: a path would fall apart there.
  const attributes = { name: repositoryPath(report, file), classname: 'parley.check', time: 0 };
  const [first] = findings;
  if (first === undefined) return formatElement('testcase', attributes);
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const failure = formatElement('failure', { type: first.code, message: first.message + more }, [
    formatLines(findings.flatMap((finding) => formatFinding(report, finding))),
  ]);
  return formatElement('testcase', attributes, [failure]);
}

function formatFinding(report: Report, finding: Diagnostic): readonly string[] {
  const [message = '', ...rest] = formatStory(report, finding);
  const head = `${formatRepositoryPlace(report, finding)}: ${finding.severity}: ${message} [${finding.code}]`;
  return [head, ...rest.map((line) => `  ${line}`)];
}

function groupByFile(findings: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}
