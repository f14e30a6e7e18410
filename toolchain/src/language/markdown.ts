/** Text as Markdown shows it letter by letter: nothing in it is markup, on one line. */
export function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/^(#+|[-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/@/g, '\\@')
    .replace(/(www)\./gi, '$1\\.');
}

/** A name or value in a code span, whatever is in it. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = flat === '' || /^[` ]|[` ]$/.test(flat) ? ' ' : '';
  return `${fence}${space}${flat}${space}${fence}`;
}

/** Lines in a block of their own. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Paragraphs; what is empty is left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list with a line for each item, cut after `most`. */
export function bullets(items: readonly string[], most = 12): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const rest = items.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`… ${rest} more`])].map((item) => `- ${item}`).join('\n');
}

/** Markdown of this file for a client that shows text alone. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^`{3,}.*$\n?/gm, '')
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/(?<!\\)`+/g, '')
    .replace(/\\([\\`*_[\]<>&~|$#+=@:.)-])/g, '$1');
}
