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

/** The query of some terms that must all hold: one with `or` gets parentheses, else it would take its neighbours in. */
export function joinTerms(terms: readonly string[]): string {
  const filled = terms.map((term) => term.trim()).filter((term) => term !== '');
  return filled.length < 2 ? filled.join('') : filled.map(grouped).join(' ');
}

function grouped(term: string): string {
  let depth = 0;
  for (const { kind } of lex(term).tokens) {
    if (kind === '(') depth += 1;
    if (kind === ')') depth -= 1;
    if (kind === 'or' && depth === 0) return `(${term})`;
  }
  return term;
}
