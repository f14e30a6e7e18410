import type { Diagnostic, Location, Severity } from '@parley/toolchain';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';
import { formatExcerpt } from './excerpt.ts';
import { countSeverities } from './report.ts';
import type { ContractCounts, FormatOptions, Report } from './report.ts';

const defaultColumns = 110;

/** For people: each finding with its place, the source line underlined, a hint; last a summary. */
export function formatText(report: Report, options: FormatOptions): string {
  const blocks = report.findings.map((finding) => formatFinding(finding, report, options));
  return [...blocks, formatSummary(report, options.colors)].join('\n\n');
}

function formatFinding(finding: Diagnostic, report: Report, { colors, columns }: FormatOptions): string {
  const head = [
    colors.bold(formatPlace(finding)),
    paint(finding.severity, colors)(finding.severity),
    escapeText(finding.message),
    colors.dim(finding.code),
  ];
  const text = report.textOf(finding.file);
  const excerpt = text === undefined ? [] : formatExcerpt(text, finding.range, columns ?? defaultColumns);
  const [source, underline] = excerpt;
  return [
    head.join('  '),
    ...(source === undefined ? [] : [colors.dim(source)]),
    ...(underline === undefined ? [] : [paint(finding.severity, colors)(underline)]),
    ...(finding.hint === undefined ? [] : [`  ${colors.cyan('hint')}  ${escapeText(finding.hint)}`]),
    ...(finding.related ?? []).map(
      (place) => `  ${colors.cyan('see')}   ${formatPlace(place)}  ${escapeText(place.message)}`,
    ),
  ].join('\n');
}

function formatPlace({ file, range }: Location): string {
  return `${escapeText(file)}:${range.start.line + 1}:${range.start.column + 1}`;
}

function formatSummary({ findings, counts }: Report, colors: Colors): string {
  const contracts = formatCounts(counts);
  if (findings.length === 0) return `${colors.green('✓')} no findings in ${contracts}`;
  const severities = countSeverities(findings);
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => severities[severity] > 0)
    .map((severity) => paint(severity, colors)(formatCount(severities[severity], nouns[severity])));
  const mark = severities.error > 0 ? colors.red('✗') : colors.yellow('!');
  return `${mark} ${parts.join(', ')} in ${contracts}`;
}

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** "3 messages, 2 channels, 1 agent". */
function formatCounts({ messages, channels, agents }: ContractCounts): string {
  return [
    formatCount(messages, 'message'),
    formatCount(channels, 'channel'),
    formatCount(agents, 'agent'),
  ].join(', ');
}

/** "1 error", "2 errors". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.blue;
}
