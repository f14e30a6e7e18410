import { settingFor, type BrokerReport, type Finding, type Grade } from '@parley/runtime/probe';
import { wrapPieces } from '../report/wrap.ts';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';
import { configurationCommand, isConfigurationName } from './configurations.ts';
import { countOf, gradeMeanings, nameOf } from './words.ts';

export interface TextOptions {
  readonly colors: Colors;
  readonly columns: number | undefined;
}

interface Layout {
  readonly colors: Colors;
  readonly columns: number;
}

const marks = { ok: '✓', warn: '!', fail: '✗', unknown: '?' } as const;
const indent = '       ';
/** Texts are read in lines, also where nothing is known of the terminal. */
const usualColumns = 100;

/** The report for people: what was found, what follows, what each promise is worth here, how to mend it. */
export function formatDoctorText(report: BrokerReport, { colors, columns }: TextOptions): string {
  const width = Math.min(columns ?? usualColumns, usualColumns);
  const lines = [
    headOf(report, colors),
    colors.dim(`${report.broker.url}, ${countOf(report)}`),
    '',
    ...report.findings.flatMap((finding) => linesOf(finding, report, { colors, columns: width })),
    '',
    'What each promise is worth here',
    ...promiseLines(report, { colors, columns: width }),
    ...hintLines(report, colors),
  ];
  return lines.join('\n');
}

function headOf(report: BrokerReport, colors: Colors): string {
  const grade = paintGrade(report.grade, colors);
  return `${colors.bold(escapeText(nameOf(report)))}: grade ${grade}, ${gradeMeanings[report.grade]}`;
}

function linesOf(finding: Finding, report: BrokerReport, { colors, columns }: Layout): string[] {
  const { status, title, measured, meaning, grade, touches } = finding;
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red, unknown: colors.dim }[status];
  const letter = status === 'unknown' ? '-' : paintGrade(grade, colors);
  const found = wrapPieces([{ text: `${title}: ${escapeText(measured)}` }], columns - indent.length, indent);
  const head = `  ${paint(marks[status])} ${letter}  ${found}`;
  if (status === 'ok' || meaning === '') return [head];
  const wrapped = (text: string): string =>
    indent + wrapPieces([{ text, paint: colors.dim }], columns - indent.length, indent);
  const setting = settingFor(finding.id, report.broker.product);
  return [
    head,
    wrapped(escapeText(meaning)),
    ...(touches.length === 0 || status === 'unknown' ? [] : [wrapped(`touches ${touches.join(', ')}`)]),
    ...(setting === undefined ? [] : [`${indent}mend it: ${colors.cyan(setting)}`]),
  ];
}

function promiseLines({ promises, findings }: BrokerReport, { colors, columns }: Layout): string[] {
  const width = Math.max(...Object.keys(promises).map((promise) => promise.length));
  return Object.entries(promises).map(([promise, grade]) => {
    const because = findings
      .filter(
        (finding) =>
          finding.grade === grade && grade !== 'A' && finding.touches.some((one) => one === promise),
      )
      .map(({ title }) => title);
    const head = `  ${paintGrade(grade, colors)}  `;
    if (because.length === 0) return head + promise;
    const pieces = [{ text: promise.padEnd(width) }, { text: because.join('; '), paint: colors.dim }];
    return head + wrapPieces(pieces, columns - 5, ' '.repeat(width + 7));
  });
}

function hintLines({ broker, grade }: BrokerReport, colors: Colors): string[] {
  const { product } = broker;
  if (!isConfigurationName(product)) return [];
  const what = grade === 'A' ? 'The configuration that this is measured against' : 'A safe configuration';
  return ['', colors.dim(`${what}: ${configurationCommand(product)}`)];
}

function paintGrade(grade: Grade, colors: Colors): string {
  if (grade === 'A') return colors.green(grade);
  return grade === 'B' || grade === 'C' ? colors.yellow(grade) : colors.red(grade);
}
