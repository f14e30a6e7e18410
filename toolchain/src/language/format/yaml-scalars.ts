/** A scalar as it is written in its file. */
export interface WrittenScalar {
  readonly source: string;
  /** Of the kind that begins with `|` or `>`. */
  readonly isBlock: boolean;
}

/** Characters that stand for something while a text is laid out. */
export const privateUse = /[\uE000-\uE005]/u;

const parting = '\uE002';

/** The word that stands for a scalar. */
export function wordOf(index: number): string {
  return `\uE000${index}\uE001`;
}

/** Puts scalars in the place of their words; those of several lines are indented as their key asks. */
export function placeScalars(text: string, scalars: readonly WrittenScalar[]): string {
  return text
    .split('\n')
    .map((line) => placeInLine(line, scalars))
    .join('\n')
    .replaceAll(new RegExp(`\n${parting}\n*`, 'gu'), '\n\n');
}

function placeInLine(line: string, scalars: readonly WrittenScalar[]): string {
  let result = '';
  for (const [index, part] of line.split(/[\uE000\uE001]/u).entries()) {
    const scalar = index % 2 === 1 ? scalars[Number(part)] : undefined;
    if (scalar === undefined) result += part;
    else if (!scalar.source.includes('\n')) result += scalar.source;
    else
      result += scalar.isBlock
        ? block(scalar.source, indentFor(line))
        : wrapped(scalar.source, indentFor(line));
  }
  return result;
}

/** Two spaces more than the key of a line, or than its last dash. */
function indentFor(line: string): string {
  const [lead = '', spaces = ''] = /^(\s*)(?:- +)*/.exec(line) ?? [];
  const rest = line.slice(lead.length);
  const hasKey = /^[^\s[{].*?:(?:\s|$)/u.test(rest);
  const column = hasKey ? lead.length : Math.max(spaces.length, lead.trimEnd().length - 1);
  return ' '.repeat(Math.max(column, 0) + 2);
}

/** The lines of a text that goes on: how they are indented means nothing. */
function wrapped(source: string, indent: string): string {
  const [first = '', ...others] = source.split('\n');
  const lines = others.map((line) => (line.trim() === '' ? '' : indent + line.replace(/^[ \t]+/, '')));
  return [first, ...lines].join('\n');
}

/** A block: its lines keep how they are indented among themselves. */
function block(source: string, indent: string): string {
  const [header = '', ...lines] = source.split('\n');
  const content = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const filled = content.filter((line) => line.trim() !== '');
  const own = Math.min(...filled.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  const explicit = /^[|>][+-]?\d/.test(header);
  const width = explicit || !Number.isFinite(own) ? undefined : own;
  if (width === undefined) return source.replace(/\n$/, '');
  const moved = content.map((line) => (line.trim() === '' ? line.slice(width) : indent + line.slice(width)));
  const isKept = /^[|>]\d?\+/.test(header);
  const last = moved.findLastIndex((line) => line.trim() !== '');
  const shown = isKept ? moved : moved.slice(0, last + 1);
  // An empty line behind it parts it from what follows.
  const apart = !isKept && moved.length > last + 1 ? [parting] : [];
  return [header, ...shown, ...apart].join('\n');
}
