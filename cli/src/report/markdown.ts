import type { Diagnostic, Severity } from '@parley/toolchain';
import { escapeText } from '../terminal/escape.ts';
import { formatRepositoryPlace } from './place.ts';
import { countSeverities } from './report.ts';
import type { Report } from './report.ts';
import { formatCount, formatCounts, formatSeverities } from './words.ts';

/** GitHub takes 65,536 characters in a comment. */
const longest = 60_000;

const marks: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** For a comment on a pull request, or the summary of a job: a table with a row for each finding. */
export function formatMarkdown(report: Report): string {
  const { findings, suppressed, counts } = report;
  const contracts = formatCounts(counts);
  const notes = suppressed.length === 0 ? [] : [`\n${formatCount(suppressed.length, 'finding')} suppressed.`];
  if (findings.length === 0) return [`### ✅ Parley: no findings in ${contracts}`, ...notes].join('\n');
  const severities = countSeverities(findings);
  const mark = marks[severities.error > 0 ? 'error' : severities.warning > 0 ? 'warning' : 'info'];
  const { rows, left } = fitRows(findings.map((finding) => formatRow(report, finding)));
  return [
    `### ${mark} Parley: ${formatSeverities(severities)} in ${contracts}`,
    '',
    '| | Where | What | Rule |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(left === 0 ? [] : ['', `And ${formatCount(left, 'more finding')}.`]),
    ...notes,
  ].join('\n');
}

function fitRows(rows: readonly string[]) {
  let used = 0;
  const end = rows.findIndex((row) => (used += row.length + 1) > longest);
  const shown = rows.slice(0, end === -1 ? undefined : end);
  return { rows: shown, left: rows.length - shown.length };
}

function formatRow(report: Report, finding: Diagnostic): string {
  const what = [
    toMarkdown(finding.message),
    ...(finding.hint === undefined ? [] : [`*${toMarkdown(finding.hint)}*`]),
    ...(finding.related ?? []).map(
      (place) => `see ${toCode(formatRepositoryPlace(report, place))}: ${toMarkdown(place.message)}`,
    ),
  ];
  const cells = [
    marks[finding.severity],
    toCode(formatRepositoryPlace(report, finding)),
    what.join('<br>'),
    toCode(finding.code),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Text that Markdown shows as it is: no markup, no link, no mention of a person or an issue. */
function toMarkdown(text: string): string {
  return escapeText(text).replace(/[&<>|\\]|[@#]|[`*_{}[\]()~$:]|(?<=www)\./gu, (character) => {
    // A cell ends at any `|` for some readers, so that a backslash before it is not enough.
    if (/[&<>|\\]/u.test(character)) return `&#${character.charCodeAt(0)};`;
    return `\\${character}${/[@#]/u.test(character) ? '&#8203;' : ''}`;
  });
}

/** A code span in a cell of a table, but for what ends either of them. */
function toCode(text: string): string {
  return /[`|\\]/u.test(text) ? toMarkdown(text) : `\`${text}\``;
}
