import { refuseText, tooMany } from './limits.ts';
import { isNewKey, readPlainFlow } from './plain-flow.ts';
import { type Plain, readPlainScalar, readQuoted } from './plain-scalar.ts';

/** Tabs, other ends of lines, other spaces, and characters that do not print. */
const special = /[^\n\x20-\x7E\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/** `key:` at the end of a line or before a space. */
const member = /^([\p{L}\p{N}_/.$][\p{L}\p{N}_/.$*+-]*):(?: +(.*))?$/u;
const item = /^-(?: +(.*))?$/;
const quoted = /^("(?:[^"\\\x00-\x1F]|\\["\\/bfnrt])*"|'(?:[^']|'')*')(?: +#.*)?$/;
const maxPlainDepth = 50;
const maxLineLength = 10_000;

/**
 * The value of a YAML text of the kind that contracts are: block maps and lists, scalars and flow collections on one
 * line, comments. Undefined when there is anything else in it, right or wrong: the parser with places reads that.
 */
export function readPlainYaml(text: string): Plain {
  if (refuseText('yaml', text) !== undefined || tooMany('yaml', text) !== undefined) return undefined;
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (special.test(unix)) return undefined;
  return new BlockReader(unix).read();
}

interface Line {
  readonly indent: number;
  /** Without the spaces around it. */
  readonly content: string;
}

class BlockReader {
  readonly #lines: readonly Line[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#lines = contentLines(text);
  }

  read(): Plain {
    const [first] = this.#lines;
    const value = first?.indent === 0 ? this.#block(0) : undefined;
    return this.#at === this.#lines.length ? value : undefined;
  }

  /** The map or list whose first line is the next one. */
  #block(indent: number): Plain {
    const first = this.#lines[this.#at];
    if (first === undefined || this.#depth >= maxPlainDepth) return undefined;
    this.#depth++;
    const value = item.test(first.content) ? this.#list(indent) : this.#map(indent);
    this.#depth--;
    return value;
  }

  /** `first`: a member that stands behind the dash of its item. */
  #map(indent: number, first?: string): Plain {
    const members: Record<string, unknown> = {};
    let started = first;
    for (let line = this.#lines[this.#at]; line !== undefined; line = this.#lines[this.#at]) {
      if (started === undefined && line.indent !== indent)
        return line.indent < indent ? { value: members } : undefined;
      const isRead = this.#member(started ?? line.content, indent, members);
      if (!isRead) return undefined;
      started = undefined;
    }
    return { value: members };
  }

  /** One member of a map with all that stands below it; false: it needs a closer look. */
  #member(content: string, indent: number, members: Record<string, unknown>): boolean {
    const [, name = '', rest = ''] = member.exec(content) ?? [];
    const key = readPlainScalar(name);
    if (key === undefined || !isNewKey(key.value, members)) return false;
    this.#at++;
    const value = this.#inline(rest) ?? this.#below(rest, indent, true);
    if (value !== undefined) members[key.value] = value.value;
    return value !== undefined;
  }

  #list(indent: number): Plain {
    const items: unknown[] = [];
    for (let line = this.#lines[this.#at]; line !== undefined; line = this.#lines[this.#at]) {
      if (line.indent !== indent) return line.indent < indent ? { value: items } : undefined;
      const match = item.exec(line.content);
      // A list at the level of the keys around it ends with the next key.
      if (match === null) return { value: items };
      const value = this.#item(line, match[1] ?? '');
      if (value === undefined) return undefined;
      items.push(value.value);
    }
    return { value: items };
  }

  #item(line: Line, rest: string): Plain {
    if (item.test(rest)) return undefined;
    // A map may begin on the line of its item.
    if (member.test(rest)) return this.#map(line.indent + line.content.length - rest.length, rest);
    this.#at++;
    return this.#inline(rest) ?? this.#below(rest, line.indent, false);
  }

  /** What stands on the line itself. */
  #inline(rest: string): Plain {
    const first = rest[0];
    if (first === undefined || first === '#') return undefined;
    if (first === '"' || first === "'") return readQuotedOnly(rest);
    const comment = rest.indexOf(' #');
    const text = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
    return first === '[' || first === '{' ? readPlainFlow(text) : readPlainScalar(text);
  }

  /** What stands on the lines below, or nothing. */
  #below(rest: string, indent: number, isMember: boolean): Plain {
    if (rest !== '' && !rest.startsWith('#')) return undefined;
    const next = this.#lines[this.#at];
    if (next === undefined || next.indent < indent) return { value: null };
    if (next.indent > indent) return this.#block(next.indent);
    return isMember && item.test(next.content) ? this.#block(indent) : { value: null };
  }
}

function readQuotedOnly(rest: string): Plain {
  const [, text] = quoted.exec(rest) ?? [];
  return text === undefined ? undefined : readQuoted(text);
}

/** The lines that are neither blank nor comments; none where one is too long to be looked at in one go. */
function contentLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    if (line.length > maxLineLength) return [];
    const content = line.trim();
    if (content !== '' && !content.startsWith('#'))
      lines.push({ indent: line.length - line.trimStart().length, content });
  }
  return lines;
}
