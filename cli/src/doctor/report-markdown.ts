import { settingFor, type BrokerReport, type Finding } from '@parley/runtime/probe';
import { escapeText } from '../terminal/escape.ts';
import { countOf, gradeMeanings, nameOf } from './words.ts';

const marks = { ok: '✅', warn: '⚠️', fail: '❌', unknown: '❔' } as const;

/** For a ticket, or the summary of a job. */
export function formatDoctorMarkdown(report: BrokerReport): string {
  return [
    `### ${toMarkdown(nameOf(report))}: grade ${report.grade}, ${gradeMeanings[report.grade]}`,
    '',
    `\`${escapeText(report.broker.url).replaceAll('`', '')}\`, ${countOf(report)}.`,
    '',
    '| | What | Found | What follows | Grade |',
    '| --- | --- | --- | --- | --- |',
    ...report.findings.map((finding) => rowOf(finding, report)),
    '',
    '| Promise | Grade |',
    '| --- | --- |',
    ...Object.entries(report.promises).map(([promise, grade]) => `| ${promise} | ${grade} |`),
  ].join('\n');
}

function rowOf(finding: Finding, { broker }: BrokerReport): string {
  const { id, status, title, measured, meaning, grade } = finding;
  const isWell = status === 'ok';
  const setting = isWell ? undefined : settingFor(id, broker.product);
  const follows = [
    ...(isWell ? [] : [toMarkdown(meaning)]),
    ...(setting === undefined ? [] : [`Mend it: \`${setting}\``]),
  ].join('<br>');
  const cells = [marks[status], title, toMarkdown(measured), follows, status === 'unknown' ? '' : grade];
  return `| ${cells.join(' | ')} |`;
}

/** What a broker says of itself cannot be markup. Our own words have backquotes, which stay. */
function toMarkdown(text: string): string {
  return escapeText(text).replace(/[&<>|\\@#]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
