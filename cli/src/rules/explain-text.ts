import type { Diagnostic } from '@parley/toolchain';
import {
  type ShownFile,
  guidePlace,
  showBad,
  showGood,
  silenceWays,
  switchOn,
} from '@parley/toolchain/explain';
import type { FoundRule } from './find-rule.ts';
import { paintSeverity } from './paint-severity.ts';
import { type Look, formatProse } from './prose.ts';

const defaultColumns = 80;
/** Longer lines are hard to read. */
const mostColumns = 100;
const indent = '  ';

/** A rule for people at a terminal. */
export function formatExplanation({ rule, explanation, findings }: FoundRule, look: Look): string {
  const { colors } = look;
  const columns = Math.min(look.columns ?? defaultColumns, mostColumns);
  const prose = (text: string, by = indent) => formatProse(text, { columns, indent: by, colors });
  const paint = paintSeverity(rule.severity, colors);
  const section = (title: string, blocks: readonly string[]) =>
    blocks.length === 0 ? [] : [[colors.bold(title), blocks.join('\n\n')].join('\n')];
  const files = (shown: readonly ShownFile[]) =>
    shown.map((file) => formatFile(file, { paint, columns, colors }));
  const saidOf = (path: string) =>
    findings.filter(({ file }) => file === path).map((finding) => `\n${prose(formatMessage(finding))}`);
  const bad = showBad(explanation).map(
    (file) => formatFile(file, { paint, columns, colors }) + saidOf(file.path).join(''),
  );
  const ways = formatWays(rule, look);
  return [
    [`${colors.bold(rule.id)}  ${paint(rule.severity)}  ${rule.level}`, prose(rule.summary, '')].join('\n'),
    ...section('Why', [prose(explanation.why)]),
    ...section('Bad', bad),
    ...section('Good', files(showGood(explanation))),
    ...section('Fix', [prose(explanation.fix)]),
    ...section(ways.title, [ways.text]),
    `${colors.dim('Guide')}  ${guidePlace(rule.id)}`,
  ].join('\n\n');
}

interface FileLook {
  readonly colors: Look['colors'];
  readonly columns: number;
  /** The colour of what underlines. */
  readonly paint: (text: string) => string;
}

/** As the check shows a finding: line numbers, and what is found underlined. */
function formatFile({ path, lines }: ShownFile, { paint, columns, colors }: FileLook): string {
  const gutter = String(lines.length).length;
  const room = columns - gutter - 5;
  const body = lines.flatMap(({ text, underline = '' }, index) => {
    const offset = underline.lastIndexOf(' ') + 1;
    // A mark that would be cut off entirely keeps its line whole.
    const isCut = text.length > room && offset < room / 2;
    const line = isCut ? `${text.slice(0, room - 1)}…` : text;
    const marks = isCut ? underline.slice(0, room) : underline;
    const source = `${colors.dim(`${indent}${String(index + 1).padStart(gutter)} │`)} ${line}`.trimEnd();
    if (marks === '') return [source];
    const carets = marks.replace(/\^+/gu, (found) => paint(found));
    return [source, `${colors.dim(`${indent}${' '.repeat(gutter)} │`)} ${carets}`];
  });
  return [indent + colors.dim(path), ...body].join('\n');
}

function formatMessage({ range, severity, message, hint }: Diagnostic): string {
  const place = `${range.start.line + 1}:${range.start.column + 1}`;
  return `${place} ${severity}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

function formatWays(rule: FoundRule['rule'], { colors }: Look) {
  const ways = silenceWays(rule);
  const on = switchOn(rule);
  if (ways.length === 0) {
    return { title: 'Suppress it', text: `${indent}Not possible: what cannot be read cannot be checked.` };
  }
  const all = on === undefined ? ways : [{ purpose: 'switch it on', text: on }, ...ways];
  const width = Math.max(...all.map(({ purpose }) => purpose.length));
  const lines = all.map(({ purpose, text }) => `${indent}${purpose.padEnd(width)}  ${colors.cyan(text)}`);
  return { title: on === undefined ? 'Suppress it' : 'Switch it on, suppress it', text: lines.join('\n') };
}
