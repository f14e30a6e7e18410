import type { Comparison, QueryError, QueryValue, Span } from './query.ts';

/** A word of the query language. */
export type Token =
  | (Span & { readonly kind: '(' | ')' | 'or' | 'and' | 'not' })
  | (Span & { readonly kind: 'text'; readonly text: string; readonly quoted: boolean })
  | (Span & { readonly kind: 'pattern'; readonly source: string })
  | TermToken;

/** `name:value,value`, not yet judged. */
export interface TermToken extends Span {
  readonly kind: 'term';
  readonly name: string;
  readonly nameSpan: Span;
  readonly comparison: Comparison;
  readonly values: readonly QueryValue[];
}

/** A colon, a comparison, or both: `a:1`, `a>1`, `a:>=1`. */
const operators = /:?(?:>=|<=|!=|>|<|=)|:/y;
const names = /[A-Za-z][\w.-]*|\$(?:\.[\w-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*/y;

/** Longer ones nobody writes, and each of their words would be looked for in each message. */
const maxLetters = 4000;

/** Splits a query into words; errors name their place, and the rest is read all the same. */
export function lex(text: string): {
  readonly tokens: readonly Token[];
  readonly errors: readonly QueryError[];
} {
  if (text.length > maxLetters) {
    const message = `a query has at most ${String(maxLetters)} letters`;
    return { tokens: [], errors: [{ start: maxLetters, end: text.length, message }] };
  }
  return new Lexer(text).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #errors: QueryError[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run() {
    while (this.#hasMore()) this.#tokens.push(this.#token());
    return { tokens: this.#tokens, errors: this.#errors };
  }

  #token(): Token {
    const start = this.#at;
    const first = this.#text[start];
    if (first === '(' || first === ')') return { kind: first, start, end: ++this.#at };
    if (first === '-' && this.#isWordAt(start + 1)) return { kind: 'not', start, end: ++this.#at };
    if (first === '"') {
      const { text } = this.#quoted();
      return { kind: 'text', text, quoted: true, start, end: this.#at };
    }
    if (first === '/') return this.#pattern();
    return this.#term() ?? this.#word();
  }

  /** A minus in front of a word, quotes or a parenthesis turns it round; one in between is only a minus. */
  #isWordAt(at: number): boolean {
    const next = this.#text[at];
    return next !== undefined && !/\s/.test(next);
  }

  #pattern(): Token {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '/') end += this.#text[end] === '\\' ? 2 : 1;
    const closed = this.#text[end] === '/';
    this.#at = Math.min(closed ? end + 1 : end, this.#text.length);
    if (!closed) this.#fail({ start, end: this.#at }, 'the regular expression has no closing /');
    return {
      kind: 'pattern',
      source: this.#text.slice(start + 1, closed ? end : this.#at),
      start,
      end: this.#at,
    };
  }

  #term(): Token | undefined {
    const start = this.#at;
    const name = this.#match(names, start);
    const operator = name === undefined ? undefined : this.#match(operators, start + name.length);
    if (name === undefined || operator === undefined) return undefined;
    this.#at = start + name.length + operator.length;
    const comparison = (operator.replace(':', '') || '=') as Comparison;
    const values = this.#values();
    const nameSpan = { start, end: start + name.length };
    return { kind: 'term', name, nameSpan, comparison, values, start, end: this.#at };
  }

  #values(): readonly QueryValue[] {
    const values = [this.#value()];
    while (this.#text[this.#at] === ',') {
      this.#at += 1;
      values.push(this.#value());
    }
    return values;
  }

  #value(): QueryValue {
    const start = this.#at;
    if (this.#text[start] === '"') return { ...this.#quoted(), quoted: true };
    const text = this.#match(/[^\s(),"]*/y, start) ?? '';
    this.#at += text.length;
    return { text, quoted: false, start, end: this.#at };
  }

  #quoted(): Span & { readonly text: string } {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    const closed = this.#text[end] === '"';
    this.#at = Math.min(closed ? end + 1 : end, this.#text.length);
    if (!closed) this.#fail({ start, end: this.#at }, 'the quotes are not closed');
    const text = this.#text.slice(start + 1, closed ? end : this.#at).replace(/\\(.)/gs, '$1');
    return { text, start, end: this.#at };
  }

  #word(): Token {
    const start = this.#at;
    const text = this.#match(/[^\s()]+/y, start) ?? '';
    this.#at += text.length;
    const lower = text.toLowerCase();
    if (lower === 'or' || lower === 'and' || lower === 'not') return { kind: lower, start, end: this.#at };
    return { kind: 'text', text, quoted: false, start, end: this.#at };
  }

  #match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0];
  }

  #hasMore(): boolean {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#at < this.#text.length;
  }

  #fail(span: Span, message: string): void {
    this.#errors.push({ ...span, message });
  }
}
