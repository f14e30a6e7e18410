import type { Diagnostic, Location, Severity, SuppressedFinding } from '@parley/toolchain';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';
import { formatExcerpt } from './excerpt.ts';
import { formatPlace } from './place.ts';
import { countSeverities } from './report.ts';
import type { FormatOptions, Report } from './report.ts';
import { formatCount, formatCounts, formatSeverities } from './words.ts';
import { wrapPieces } from './wrap.ts';
import type { Piece } from './wrap.ts';

const defaultColumns = 110;
/** So many of a finding's related places are shown with their source; then so many without. */
const excerptsShown = 3;
const placesShown = 6;
/** From so many findings on, the summary tells them by rule. */
const manyFindings = 10;

type TextOptions = Pick<FormatOptions, 'colors' | 'columns'>;
type Related = NonNullable<Diagnostic['related']>[number];

/** For people: each finding with its place, the source line underlined, both ends of a link, a hint; last a summary. */
export function formatText(report: Report, options: TextOptions): string {
  const blocks = report.findings.map((finding) => formatFinding({ finding, report, ...options }));
  return [...blocks, formatSummary(report, options)].join('\n\n');
}

interface Block extends TextOptions {
  readonly finding: Diagnostic;
  readonly report: Report;
}

function formatFinding(block: Block): string {
  const { finding, report, colors, columns } = block;
  const color = paint(finding.severity, colors);
  const head: readonly Piece[] = [
    { text: formatPlace(report, finding), paint: colors.bold },
    { text: finding.severity, paint: color },
    { text: escapeText(finding.message) },
    { text: finding.code, paint: colors.dim },
  ];
  const hint = [{ text: '  hint', paint: colors.cyan }, { text: escapeText(finding.hint ?? '') }];
  return [
    wrapPieces(head, columns),
    ...formatSource(block, finding, '^'),
    ...formatRelated(block),
    ...(finding.hint === undefined ? [] : [wrapPieces(hint, columns, '        ')]),
  ].join('\n');
}

/** The other ends: where the first of two duplicates stands, what the other side of a link says. */
function formatRelated(block: Block): readonly string[] {
  const { finding, report, colors, columns } = block;
  const related = finding.related ?? [];
  const shown = related.slice(0, placesShown).flatMap((place, index) => {
    const head = [
      { text: '  see', paint: colors.cyan },
      { text: ` ${formatPlace(report, place)}`, paint: colors.bold },
      { text: escapeText(place.message) },
    ];
    const isRepeated = [finding, ...related.slice(0, index)].some((other) => isSameLine(other, place));
    const source = index >= excerptsShown || isRepeated ? [] : formatSource(block, place, '-');
    return [wrapPieces(head, columns, '        '), ...source];
  });
  const rest = related.length - placesShown;
  return rest > 0 ? [...shown, `        and ${formatCount(rest, 'more place')}`] : shown;
}

function isSameLine(left: Location, right: Location): boolean {
  return left.file === right.file && left.range.start.line === right.range.start.line;
}

function formatSource(block: Block, place: Location | Related, mark: '^' | '-'): readonly string[] {
  const { finding, report, colors, columns = defaultColumns } = block;
  const text = report.textOf(place.file);
  const places = [finding, ...(finding.related ?? []).slice(0, excerptsShown)];
  const gutter = Math.max(...places.map(({ range }) => String(range.start.line + 1).length));
  const excerpt =
    text === undefined ? undefined : formatExcerpt(text, place.range, { columns, gutter, mark });
  if (excerpt === undefined) return [];
  const color = mark === '^' ? paint(finding.severity, colors) : colors.cyan;
  return [colors.dim(excerpt.source), color(excerpt.underline)];
}

function formatSummary(report: Report, { colors, columns }: TextOptions): string {
  const { findings } = report;
  const worst = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  const advice = `  what a rule means and how to mend it: parley explain ${worst?.code ?? ''}`;
  return [
    formatVerdict(report, colors),
    ...formatSuppressed(report).map((text) => colors.dim(text)),
    ...(findings.length < manyFindings ? [] : [wrapPieces(tallyRules(findings), columns)]),
    ...(worst === undefined ? [] : [wrapPieces([{ text: advice, paint: colors.dim }], columns)]),
  ].join('\n');
}

/** The check in one line. */
export function formatVerdict({ findings, counts }: Report, colors: Colors): string {
  const contracts = formatCounts(counts);
  if (findings.length === 0) return `${colors.green('✓')} no findings in ${contracts}`;
  const severities = countSeverities(findings);
  const mark = severities.error > 0 ? colors.red('✗') : colors.yellow('!');
  const said = formatSeverities(severities, (severity, text) => paint(severity, colors)(text));
  return `${mark} ${said} in ${contracts}`;
}

/** "not counted: 2 suppressed by a comment, 1 known to the baseline". */
function formatSuppressed({ suppressed }: Report): readonly string[] {
  if (suppressed.length === 0) return [];
  const parts = (['comment', 'configuration', 'baseline'] as const).flatMap((by) => {
    const count = suppressed.filter((entry) => entry.by === by).length;
    return count === 0 ? [] : [`${count} ${ways[by]}`];
  });
  return [`  not counted: ${parts.join(', ')}`];
}

const ways: Readonly<Record<SuppressedFinding['by'], string>> = {
  comment: 'suppressed by a comment',
  configuration: 'ignored by the configuration',
  baseline: 'known to the baseline',
};

/** Which rules found most. */
function tallyRules(findings: readonly Diagnostic[]): readonly Piece[] {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([code, count], index) => ({ text: `${index === 0 ? '  ' : ''}${count}×\u00a0${code}` }));
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.blue;
}
