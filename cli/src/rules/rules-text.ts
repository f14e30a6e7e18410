import { families } from '@parley/toolchain/explain';
import type { RuleRow } from './list-rules.ts';
import { paintSeverity } from './paint-severity.ts';
import { type Look, formatProse } from './prose.ts';

/** From here on a rule and its summary stand on one line. */
const wideColumns = 150;

interface RulesTextOptions extends Look {
  readonly inWorkspace: boolean;
}

/** The rules for people: a heading for each family, a line or two for each rule, last a count. */
export function formatRules(rows: readonly RuleRow[], options: RulesTextOptions): string {
  const width = Math.max(0, ...rows.map(({ rule }) => rule.id.length));
  const blocks = families.flatMap(({ name, title, about }) => {
    const own = rows.filter(({ family }) => family === name);
    if (own.length === 0) return [];
    const { colors } = options;
    const heading = `${colors.bold(title)} ${colors.dim(`(${name})`)}`;
    return [
      [
        heading,
        colors.dim(wrap(about, '', options)),
        ...own.map((row) => formatRow(row, width, options)),
      ].join('\n'),
    ];
  });
  return [...blocks, formatSummary(rows, options)].join('\n\n');
}

function formatRow({ rule, severity, runs }: RuleRow, width: number, options: RulesTextOptions): string {
  const { colors, columns } = options;
  const paint = runs ? paintSeverity(severity, colors) : colors.dim;
  const id = rule.id.padEnd(width);
  const head = [
    runs ? colors.bold(id) : colors.dim(id),
    paint(severity.padEnd('warning'.length)),
    rule.level.padEnd('STANDARD'.length),
    runs ? '   ' : colors.dim('off'),
  ];
  if (columns === undefined || columns >= wideColumns) return `  ${head.join('  ')}  ${rule.summary}`;
  const summary = wrap(rule.summary, '    ', options);
  return `  ${head.join('  ').trimEnd()}\n${runs ? summary : colors.dim(summary)}`;
}

function formatSummary(rows: readonly RuleRow[], options: RulesTextOptions): string {
  const off = rows.filter(({ runs }) => !runs).length;
  const where = options.inWorkspace
    ? 'in this workspace'
    : 'unless the configuration names them under check.use';
  const offs = off === 0 ? '' : `, ${off} off ${where}`;
  return wrap(`${rows.length} rules${offs}. \`parley explain RULE\` says more about one.`, '', options);
}

function wrap(text: string, indent: string, { columns, colors }: RulesTextOptions): string {
  return formatProse(text, { columns: columns ?? Infinity, indent, colors });
}
