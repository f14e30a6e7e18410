import type { WireProblem } from '@parley/explorer/live';

/** More senders are counted. */
const maxNamed = 2;

/** `37 times in 5 min: /data/risk must be a number <= 1 (got 1.4), from data-analysis/i1`. */
export function problemWords(
  { count, message, value, senders }: Pick<WireProblem, 'count' | 'message' | 'value' | 'senders'>,
  windowMs: number,
): string {
  const times = count === 1 ? 'Once' : `${String(count)} times`;
  const got = value === undefined ? '' : ` (got ${value})`;
  const names = senders.slice(0, maxNamed).map(({ name }) => name);
  const more = senders.length - names.length;
  const others = more > 0 ? [`${String(more)} other${more > 1 ? 's' : ''}`] : [];
  const from = names.length === 0 ? '' : `, from ${[...names, ...others].join(', ')}`;
  return plain(`${times} in ${String(Math.round(windowMs / 60_000))} min: ${message}${got}${from}`);
}

/** What comes off the wire may hold anything: control characters and those that turn the direction of writing are shown. */
function plain(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}]/gu,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
