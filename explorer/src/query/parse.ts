import { findAttack } from '@parley/toolchain';
import { checkTerm, type TermNames } from './check-term.ts';
import { lex, type TermToken, type Token } from './lex.ts';
import { parsePath } from './path.ts';
import type { Query, QueryError } from './query.ts';

export interface ParsedQuery {
  /** What could be understood: a term with an error is left out. */
  readonly query: Query;
  readonly errors: readonly QueryError[];
}

/** Deeper parentheses are refused: nobody writes them, and recursion stays safe. */
const maxNesting = 50;
/** Of a text that a pattern cannot stand, as much is shown. */
const maxRound = 40;

/**
 * Reads a query. Words side by side must all hold; `or`, `not` or `-`, and parentheses do what they say. Never throws:
 * what is wrong comes with its place, and nothing is ignored silently.
 */
export function parseQuery(text: string, names: TermNames = {}): ParsedQuery {
  const { tokens, errors } = lex(text);
  return new Parser(tokens, errors, { names, end: text.length }).run();
}

/** What a parser returns for a part that is left out. */
type Understood = Query | undefined;

class Parser {
  readonly #tokens: readonly Token[];
  /** What was wrong with the words themselves. */
  readonly #unread: readonly QueryError[];
  readonly #errors: QueryError[];
  readonly #scene: { readonly names: TermNames; readonly end: number };
  #at = 0;
  #depth = 0;
  #tooDeep: QueryError | undefined;

  constructor(
    tokens: readonly Token[],
    errors: readonly QueryError[],
    scene: { names: TermNames; end: number },
  ) {
    this.#tokens = tokens;
    this.#unread = errors;
    this.#errors = [...errors];
    this.#scene = scene;
  }

  run(): ParsedQuery {
    const parts = [this.#or()];
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      this.#fail(token, 'there is no ( for this');
      this.#at += 1;
      if (this.#peek() !== undefined) parts.push(this.#or());
    }
    if (this.#tooDeep !== undefined) return { query: everything(this.#scene.end), errors: [this.#tooDeep] };
    const errors = this.#errors.sort((left, right) => left.start - right.start);
    return { query: group('and', parts) ?? everything(this.#scene.end), errors };
  }

  #or(): Understood {
    const parts = [this.#and()];
    while (this.#peek()?.kind === 'or') {
      const word = this.#take();
      if (this.#isAtEnd())
        this.#fail(word, '"or" needs something after it; put it in quotes to search the word');
      else parts.push(this.#and());
    }
    return group('or', parts);
  }

  #and(): Understood {
    const parts: Understood[] = [];
    let next = this.#peek();
    for (; next !== undefined && next.kind !== 'or' && next.kind !== ')'; next = this.#peek())
      parts.push(this.#unary());
    if (parts.length > 0) return group('and', parts);
    if (next?.kind !== 'or') return everything(next?.start ?? this.#scene.end);
    this.#fail(next, '"or" needs something before it; put it in quotes to search the word');
    return undefined;
  }

  #unary(): Understood {
    const token = this.#take();
    switch (token?.kind) {
      case 'not':
        return this.#not(token);
      case 'and':
        return { kind: 'all', start: token.start, end: token.end };
      case '(':
        return this.#parentheses(token);
      case 'text':
        return this.#isUnread(token)
          ? undefined
          : { kind: 'text', text: token.text, start: token.start, end: token.end };
      case 'pattern':
        return this.#pattern(token);
      case 'term':
        return this.#term(token);
      default:
        return everything(this.#scene.end);
    }
  }

  #not(token: Token): Understood {
    if (this.#isAtEnd()) {
      this.#fail(token, 'nothing follows that could be turned round');
      return undefined;
    }
    const part = this.#nested(token, () => this.#unary());
    return part && { kind: 'not', part, start: token.start, end: part.end };
  }

  #parentheses(token: Token): Understood {
    const inside = this.#nested(token, () => this.#or());
    const close = this.#peek();
    if (close?.kind === ')') this.#at += 1;
    else this.#fail(token, 'this ( is not closed');
    return inside;
  }

  #nested(token: Token, read: () => Understood): Understood {
    this.#depth += 1;
    if (this.#depth > maxNesting) {
      this.#tooDeep ??= {
        start: token.start,
        end: token.end,
        message: `nested more than ${String(maxNesting)} deep`,
      };
      this.#at = this.#tokens.length;
    }
    const query = read();
    this.#depth -= 1;
    return query;
  }

  #pattern(token: Token & { readonly kind: 'pattern' }): Understood {
    const { source, start, end } = token;
    try {
      new RegExp(source, 'iu');
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
      this.#fail(token, `not a regular expression: ${reason}`);
      return undefined;
    }
    const attack = findAttack(source);
    if (attack !== undefined) {
      const text = JSON.stringify(attack.round).slice(0, maxRound);
      this.#fail(token, `a text can hold this pattern up for ever: ${text} again and again`);
      return undefined;
    }
    if (this.#isUnread(token)) return undefined;
    return { kind: 'pattern', source, start, end };
  }

  #term(token: TermToken): Understood {
    const errors = checkTerm(token, this.#scene.names);
    this.#errors.push(...errors);
    if (errors.length > 0 || this.#isUnread(token)) return undefined;
    const { name, nameSpan, comparison, values, start, end } = token;
    if (name.startsWith('$')) return { kind: 'path', path: parsePath(name), comparison, values, start, end };
    return { kind: 'field', name, nameSpan, comparison, values, start, end };
  }

  #isUnread(token: Token): boolean {
    return this.#unread.some(({ start, end }) => start >= token.start && end <= token.end);
  }

  #isAtEnd(): boolean {
    const token = this.#peek();
    return token === undefined || token.kind === ')' || token.kind === 'or';
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #fail(token: Token | undefined, message: string): void {
    const end = this.#scene.end;
    this.#errors.push({ start: token?.start ?? end, end: token?.end ?? end, message });
  }
}

function everything(at: number): Query {
  return { kind: 'all', start: at, end: at };
}

function group(kind: 'and' | 'or', parts: readonly Understood[]): Understood {
  const understood = parts.filter((part) => part !== undefined);
  const [first] = understood;
  if (first === undefined || understood.length === 1) return first;
  return { kind, parts: understood, start: first.start, end: understood.at(-1)?.end ?? first.end };
}
