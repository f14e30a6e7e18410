import type { Colors } from '../terminal/colors.ts';
import { widthOf } from '../report/width.ts';

/** How a text for people looks. */
export interface Look {
  readonly colors: Colors;
  /** Undefined: no terminal. */
  readonly columns: number | undefined;
}

interface ProseOptions {
  readonly columns: number;
  readonly indent: string;
  readonly colors: Colors;
}

/** A paragraph of Markdown for a terminal: broken between words, code in colour. */
export function formatProse(text: string, { columns, indent, colors }: ProseOptions): string {
  const lines: string[][] = [];
  let used = columns;
  for (const word of text.match(/(?:`[^`]*`|[^\s`])+/gu) ?? []) {
    const shown = show(word, colors);
    const width = widthOf(shown.plain);
    if (used + 1 + width > columns) {
      lines.push([]);
      used = indent.length - 1;
    }
    lines.at(-1)?.push(shown.painted);
    used += 1 + width;
  }
  return lines.map((words) => indent + words.join(' ')).join('\n');
}

/** Without colours the marks of code stay, and those of emphasis go. */
function show(word: string, colors: Colors): { readonly plain: string; readonly painted: string } {
  const text = word.startsWith('`') ? word : word.replace(/^\*(.+)\*/u, '$1');
  if (!colors.isColorSupported) return { plain: text, painted: text };
  return {
    plain: text.replaceAll('`', ''),
    painted: text.replace(/`([^`]*)`/gu, (_, code: string) => colors.cyan(code)),
  };
}
