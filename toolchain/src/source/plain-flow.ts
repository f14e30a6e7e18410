import { type Plain, readPlainScalar, readQuoted } from './plain-scalar.ts';

/** Quotes with what JSON escapes alike, brackets, commas, a colon before a space, or a scalar of harmless characters. */
const token =
  /\s*(?:("(?:[^"\\\x00-\x1F]|\\["\\/bfnrt])*"|'(?:[^']|'')*')|([[\]{},])|(:)(?= )|([^\s[\]{},:#'"][^[\]{},:#'"]*))/y;

const maxFlowDepth = 20;

/** A flow collection of YAML on one line, when there is nothing special in it. */
export function readPlainFlow(text: string): Plain {
  return new FlowReader(text).read();
}

type Token =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'mark'; readonly mark: string };

class FlowReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Plain {
    const value = this.#value(this.#next());
    return this.#at === this.#text.length ? value : undefined;
  }

  #next(): Token | undefined {
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (match === null) return undefined;
    this.#at = token.lastIndex;
    const [, quoted, bracket, colon, scalar] = match;
    const mark = bracket ?? colon;
    if (mark !== undefined) return { kind: 'mark', mark };
    const plain = quoted === undefined ? readPlainScalar((scalar ?? '').trimEnd()) : readQuoted(quoted);
    return plain && { kind: 'value', value: plain.value };
  }

  #value(first: Token | undefined): Plain {
    if (first === undefined || first.kind === 'value') return first;
    if (this.#depth >= maxFlowDepth) return undefined;
    this.#depth++;
    const value = first.mark === '[' ? this.#list() : first.mark === '{' ? this.#map() : undefined;
    this.#depth--;
    return value;
  }

  #list(): Plain {
    const items: unknown[] = [];
    let next = this.#next();
    if (isMark(next, ']')) return { value: items };
    for (;;) {
      const item = this.#value(next);
      if (item === undefined) return undefined;
      items.push(item.value);
      next = this.#next();
      if (isMark(next, ']')) return { value: items };
      if (!isMark(next, ',')) return undefined;
      next = this.#next();
    }
  }

  #map(): Plain {
    const members: Record<string, unknown> = {};
    let next = this.#next();
    if (isMark(next, '}')) return { value: members };
    for (;;) {
      if (next?.kind !== 'value' || !isNewKey(next.value, members) || !isMark(this.#next(), ':'))
        return undefined;
      const member = this.#value(this.#next());
      if (member === undefined) return undefined;
      members[next.value] = member.value;
      next = this.#next();
      if (isMark(next, '}')) return { value: members };
      if (!isMark(next, ',')) return undefined;
      next = this.#next();
    }
  }
}

function isMark(found: Token | undefined, mark: string): boolean {
  return found?.kind === 'mark' && found.mark === mark;
}

/** A key that is there twice, or would be no member, needs a closer look. */
export function isNewKey(key: unknown, members: Readonly<Record<string, unknown>>): key is string {
  return typeof key === 'string' && key !== '__proto__' && key !== '<<' && !Object.hasOwn(members, key);
}
