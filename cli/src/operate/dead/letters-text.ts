import type { Colors } from '../../terminal/colors.ts';
import { escapeText } from '../../terminal/escape.ts';
import { formatCount } from '../../report/words.ts';
import { formatAge } from '../age.ts';
import { shortId } from '../choose.ts';
import { nameOf } from '../keepers.ts';
import { cut, formatTable } from '../table.ts';
import type { KeptLetter } from './letter.ts';

export interface Look {
  readonly colors: Colors;
  readonly columns: number | undefined;
  readonly nowMs: number;
}

const columns = [
  { title: 'ID' },
  { title: 'AGE' },
  { title: 'KEPT BY', canShrink: true },
  { title: 'CHANNEL', canShrink: true },
  { title: 'CODE' },
  { title: 'TRIES' },
] as const;

/** The letters in a table, each with its reason below it. */
export function formatLetters(letters: readonly KeptLetter[], look: Look): string {
  const { colors, nowMs } = look;
  const rows = letters.map(({ id, keeper, data }) => [
    escapeText(shortId(id)),
    formatAge(nowMs - Date.parse(data.lastAt)),
    nameOf(keeper),
    escapeText(data.channel ?? data.topic),
    escapeText(data.reason),
    String(data.attempts),
  ]);
  const { head, lines } = formatTable(columns, rows, look.columns);
  const reasons = letters.map(({ data }) => {
    const text = escapeText(data.message);
    return `  ${look.columns === undefined ? text : cut(text, look.columns - 2)}`;
  });
  return [
    colors.bold(head),
    ...lines.flatMap((line, index) => [line, colors.dim(reasons[index] ?? '')]),
  ].join('\n');
}

/** "3 dead letters: 2 handler_failed, 1 invalid_data". */
export function summarize(letters: readonly KeptLetter[], total = letters.length): string {
  const byCode = new Map<string, number>();
  for (const { data } of letters) byCode.set(data.reason, (byCode.get(data.reason) ?? 0) + 1);
  const codes = [...byCode]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${escapeText(code)}`);
  if (total > letters.length) return `The newest ${letters.length} of ${formatCount(total, 'dead letter')}`;
  return `${formatCount(letters.length, 'dead letter')}${codes.length === 0 ? '' : `: ${codes.join(', ')}`}`;
}
