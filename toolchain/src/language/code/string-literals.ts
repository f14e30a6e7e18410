/** A string in a program, without its quotes. */
export interface StringLiteral {
  readonly value: string;
  /** Of the text between the quotes. */
  readonly start: number;
  readonly end: number;
  /** The code before it on the way back to the last significant letters, and what follows. */
  readonly before: string;
  readonly after: string;
}

/** Programs beyond this are generated or bundled; nobody writes a handler there. */
const maxCodeLength = 1_000_000;

const context = 40;

/**
 * The strings of a program in TypeScript or JavaScript, found without parsing it: comments, template texts and regular
 * expressions are passed over. A string with an escape is not among them: no name of a contract needs one.
 */
export function stringLiterals(text: string): readonly StringLiteral[] {
  return text.length > maxCodeLength ? [] : new Scanner(text).run();
}

class Scanner {
  readonly #text: string;
  readonly #found: StringLiteral[] = [];
  #at = 0;
  /** The last letter that means something: tells a division from a regular expression. */
  #last = '';
  /** How deep in braces each open template expression is. */
  readonly #templates: number[] = [];
  #braces = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly StringLiteral[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#found;
  }

  #step(): void {
    const letter = this.#text[this.#at] ?? '';
    const next = this.#text[this.#at + 1];
    if (letter === '/' && next === '/') this.#skipTo('\n');
    else if (letter === '/' && next === '*') this.#skipTo('*/');
    else if (letter === '"' || letter === "'") this.#string(letter);
    else if (letter === '`') this.#template();
    else if (letter === '/' && this.#startsPattern()) this.#pattern();
    else this.#plain(letter);
  }

  #plain(letter: string): void {
    this.#at += 1;
    if (letter === '{') this.#braces += 1;
    if (letter === '}') {
      if (this.#templates.at(-1) === this.#braces) {
        this.#templates.pop();
        this.#templateText();
        return;
      }
      this.#braces -= 1;
    }
    if (!/\s/.test(letter)) this.#last = letter;
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.#at + 2);
    this.#at = found === -1 ? this.#text.length : found + end.length;
  }

  #string(quote: string): void {
    const start = this.#at + 1;
    let end = start;
    let isPlain = true;
    while (end < this.#text.length && this.#text[end] !== quote && this.#text[end] !== '\n') {
      if (this.#text[end] === '\\') {
        isPlain = false;
        end += 1;
      }
      end += 1;
    }
    const isClosed = this.#text[end] === quote;
    this.#at = isClosed ? end + 1 : end;
    this.#last = quote;
    if (isPlain && isClosed) this.#found.push(this.#literal(start, end));
  }

  #literal(start: number, end: number): StringLiteral {
    return {
      value: this.#text.slice(start, end),
      start,
      end,
      before: this.#text.slice(Math.max(0, start - 1 - context), start - 1).trimEnd(),
      after: this.#text.slice(end + 1, end + 1 + context).trimStart(),
    };
  }

  #template(): void {
    this.#at += 1;
    this.#templateText();
  }

  /** The text of a template until its end, or until an expression in it. */
  #templateText(): void {
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at];
      if (letter === '`') {
        this.#at += 1;
        this.#last = '`';
        return;
      }
      if (letter === '$' && this.#text[this.#at + 1] === '{') {
        this.#at += 2;
        this.#templates.push(this.#braces);
        this.#last = '{';
        return;
      }
      this.#at += letter === '\\' ? 2 : 1;
    }
  }

  /** After a value a slash divides; after an operator or a keyword it begins a regular expression. */
  #startsPattern(): boolean {
    if (this.#last === '' || /[=(,:[!&|?{};+\-*%<>~^]/.test(this.#last)) return true;
    return /\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield)\s*$/.test(
      this.#text.slice(Math.max(0, this.#at - 12), this.#at),
    );
  }

  #pattern(): void {
    let isClass = false;
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const letter = this.#text[at];
      if (letter === '\n') break;
      if (letter === '\\') at += 1;
      else if (letter === '[') isClass = true;
      else if (letter === ']') isClass = false;
      else if (letter === '/' && !isClass) {
        this.#at = at + 1;
        this.#last = '/';
        return;
      }
    }
    this.#plain('/');
  }
}
