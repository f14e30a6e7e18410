import { lex } from './lex.ts';

/** The parts of a query that stand side by side, each with its minus; with `or` or parentheses it is one part. */
export function splitTerms(text: string): readonly string[] {
  const { tokens } = lex(text);
  const whole = text.trim();
  if (tokens.some(({ kind }) => kind === 'or' || kind === '(' || kind === ')'))
    return whole === '' ? [] : [whole];
  const terms: string[] = [];
  let start: number | undefined;
  for (const token of tokens) {
    start ??= token.start;
    if (token.kind === 'not') continue;
    terms.push(text.slice(start, token.end));
    start = undefined;
  }
  return start === undefined ? terms : [...terms, text.slice(start).trim()];
}
