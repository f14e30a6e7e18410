import type { Diagnostic, Severity } from '@parley/toolchain';
import { escapeText } from '../terminal/escape.ts';
import { formatRepositoryPlace, formatStory, repositoryPath } from './place.ts';
import type { Report } from './report.ts';

/** GitHub shows so many annotations of each kind for one step and drops the others. */
const annotationsShown = 10;

const limit = `GitHub shows ${annotationsShown} annotations of a kind for each step`;
const kinds: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub's workflow commands: ten annotations of each kind, the other findings as plain lines of the log. */
export function formatGithub(report: Report): string {
  const { shown, rest } = share(report);
  const lines = rest.map((finding) => {
    const place = formatRepositoryPlace(report, finding);
    return guardLog(`${place}: ${finding.severity}: ${escapeText(finding.message)} [${finding.code}]`);
  });
  const notice = `${limit}; the other ${rest.length}:`;
  return [
    ...shown.map((finding) => annotate(report, finding)),
    ...(rest.length === 0 ? [] : [notice, ...lines]),
  ].join('\n');
}

/** The annotations alone, for a log that has all findings already. */
export function formatAnnotations(report: Report): readonly string[] {
  const { shown, rest } = share(report);
  const notice = `${limit}; the other ${rest.length} stand only above.`;
  return [...shown.map((finding) => annotate(report, finding)), ...(rest.length === 0 ? [] : [notice])];
}

function share({ findings }: Report) {
  const counts = { error: 0, warning: 0, info: 0 };
  const shown = findings.filter(({ severity }) => (counts[severity] += 1) <= annotationsShown);
  const known = new Set(shown);
  return { shown, rest: findings.filter((finding) => !known.has(finding)) };
}

/** Keeps a text that was not written for GitHub from being read as a command by it. */
export function guardLog(text: string): string {
  return text.replaceAll(/^([^\S\n]*):(?=:)/gmu, '$1\\u003a').replaceAll('##[', '#\\u0023[');
}

function annotate(report: Report, finding: Diagnostic): string {
  const { start, end } = finding.range;
  const properties = {
    file: repositoryPath(report, finding.file),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only of a range within one line.
    ...(start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {}),
    title: finding.code,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = formatStory(report, finding).join('\n');
  return `::${kinds[finding.severity]} ${list.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
