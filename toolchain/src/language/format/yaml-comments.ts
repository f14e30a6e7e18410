import type { Node } from 'yaml';

/** Marks the comment that begins what stands before a node; false where it does not begin with it. */
export function takeComment(holder: Node, said: string, index: number): boolean {
  const [first, ...others] = (holder.commentBefore ?? '').split('\n');
  if (holder.commentBefore == null || first?.trimEnd() !== said.trimEnd()) return false;
  holder.commentBefore = [`\uE003${index}\uE004`, ...others].join('\n');
  return true;
}

/** Puts marked comments back behind the colon or the dash that they came from. */
export function restoreComments(text: string, comments: readonly string[]): string {
  const said = (index: string): string => `#${(comments[Number(index)] ?? '').trimEnd()}`;
  return text
    .replaceAll(/:(\n *)#\uE003(\d+)\uE004/gu, (_, _line: string, index: string) => `: ${said(index)}`)
    .replaceAll(/#\uE003(\d+)\uE004\n( *)- /gu, (_, index: string, indent: string) => {
      return `- ${said(index)}\n${indent}  `;
    })
    .replaceAll(/#\uE003(\d+)\uE004/gu, (_, index: string) => said(index));
}
