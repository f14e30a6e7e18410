import type { CursorPlace } from './cursor-place.ts';

/** A flow collection that is open at an offset, and the place in it; its keys are those inside of it. */
export interface OpenFlow {
  /** Where its first bracket is. */
  readonly start: number;
  readonly place: CursorPlace;
}

/** The outermost flow collection of a YAML text that is open at an offset; undefined: the offset is in a block. */
export function openFlowAt(text: string, offset: number): OpenFlow | undefined {
  let open: FlowScanner | undefined;
  for (let start = 0; start < offset; start = endOfLine(text, start)) {
    const end = Math.min(endOfLine(text, start), offset);
    const line = text.slice(start, end);
    if (open !== undefined && isBlockAgain(line, open.indent)) open = undefined;
    const opener = open === undefined ? firstBracket(line) : 0;
    if (opener === undefined) continue;
    open ??= new FlowScanner(start + opener, line.search(/\S/));
    open.scan(text, start + opener, end);
    if (open.isClosed) open = undefined;
  }
  return open && { start: open.start, place: open.place(text, offset) };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

/** Behind dashes, a key and an anchor. */
const lead = /^\s*(?:-\s+)*(?:(?:"[^"]*"|'[^']*'|[^\s#"'[\]{},&*!|>][^#]*?)\s*:\s+)?(?:&\S+\s+)?(?=[[{])/;

function firstBracket(line: string): number | undefined {
  return lead.exec(line)?.[0].length;
}

/** A bracket that nobody closed does not swallow the blocks below it. */
function isBlockAgain(line: string, indent: number): boolean {
  const column = line.search(/\S/);
  return column >= 0 && column <= indent && /^\s*(?:-\s|[^\s[\]{},]+:(?:\s|$))/.test(line);
}

interface Level {
  readonly isMap: boolean;
  key: string | undefined;
  index: number;
}

class FlowScanner {
  readonly start: number;
  readonly indent: number;
  readonly #levels: Level[] = [];
  #token = '';
  #tokenStart = -1;
  #quote = '';

  constructor(start: number, indent: number) {
    this.start = start;
    this.indent = indent;
  }

  get isClosed(): boolean {
    return this.#levels.length === 0;
  }

  scan(text: string, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const character = text[at] ?? '';
      if (this.#quote !== '') this.#inQuotes(character);
      else if (character === '#' && /\s/.test(text[at - 1] ?? '')) return;
      else this.#structure(text, at, character);
      if (this.isClosed) return;
    }
  }

  place(text: string, offset: number): CursorPlace {
    const top = this.#levels.at(-1);
    const word = this.#token.trim();
    const rest = /^[^\s,:[\]{}]*/.exec(text.slice(offset))?.[0] ?? '';
    const span = { start: word === '' ? offset : this.#tokenStart, end: offset + rest.length };
    const keys = this.#levels.slice(0, -1).map(nameOf);
    if (top?.key !== undefined) return { keys: [...keys, top.key], part: 'value', ...span };
    if (word + rest === '') return { keys, part: 'space', ...span };
    return top?.isMap === true
      ? { keys: [...keys, unquoted(word) + rest], part: 'key', ...span }
      : { keys: [...keys, String(top?.index ?? 0)], part: 'value', ...span };
  }

  #inQuotes(character: string): void {
    this.#token += character;
    if (character === this.#quote) this.#quote = '';
  }

  #structure(text: string, at: number, character: string): void {
    const top = this.#levels.at(-1);
    if (character === '{' || character === '[') {
      this.#levels.push({ isMap: character === '{', key: undefined, index: 0 });
      this.#endToken();
    } else if (character === '}' || character === ']') {
      this.#levels.pop();
      this.#endToken();
    } else if (character === ',' && top !== undefined) {
      top.key = undefined;
      top.index++;
      this.#endToken();
    } else if (character === ':' && top?.isMap === true && this.#endsKey(text[at + 1] ?? '')) {
      top.key = unquoted(this.#token.trim());
      this.#endToken();
    } else this.#inToken(at, character);
  }

  /** A colon ends a key in quotes always, another one only before a space. */
  #endsKey(next: string): boolean {
    return /["']$/.test(this.#token) || /^$|[\s,[\]{}]/.test(next);
  }

  #inToken(at: number, character: string): void {
    const isFirst = this.#token.trim() === '';
    if (isFirst && /\s/.test(character)) return;
    if (isFirst) this.#tokenStart = at;
    if (isFirst && /["']/.test(character)) this.#quote = character;
    this.#token += character;
  }

  #endToken(): void {
    this.#token = '';
  }
}

function nameOf({ isMap, key, index }: Level): string {
  return isMap ? (key ?? '') : String(index);
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}
