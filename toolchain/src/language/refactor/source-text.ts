import type { SourceDocument } from '../../source/document.ts';
import type { TreeNode } from '../../source/tree.ts';
import type { TextEdit } from '../edit.ts';
import { columnOf, contentEnd, indentAt, isFlow } from '../patch/layout.ts';

/** Stands in an edit for a text that is taken over as it is written; so long that it gets lines of its own. */
export const moved = `\uE010${'moved'.repeat(16)}\uE010`;

/** A value as it is written, its comments included, with nothing before its lines. */
export function sourceOf({ text }: SourceDocument, node: TreeNode): string {
  const source = text.slice(node.start, contentEnd(text, node)).replaceAll('\r\n', '\n');
  const width = isFlow(text, node) ? indentAt(text, node.start).length : columnOf(text, node.start);
  return source.replaceAll(new RegExp(`\\n {0,${width}}`, 'g'), '\n');
}

/** Puts a text in the place of its mark; one of lines goes below its key where it is no value in brackets. */
export function withMoved(edits: readonly TextEdit[], source: string): readonly TextEdit[] {
  return edits.map((edit) => {
    const at = edit.text.search(new RegExp(`["']?${moved}`, 'u'));
    if (at < 0) return edit;
    const line = edit.text.slice(edit.text.lastIndexOf('\n', at) + 1, at);
    const indent = /^ */.exec(line)?.[0] ?? '';
    const isBlock = !/^[[{"']/.test(source) && (source.includes('\n') || source.includes(': '));
    const deeper = isBlock ? `${indent}  ` : indent;
    const shown = source.replaceAll(/\n(?=[^\n])/g, `\n${deeper}`);
    const before = edit.text.slice(0, at).replace(/ $/, '');
    const after = edit.text.slice(at).replace(new RegExp(`^["']?${moved}["']?`, 'u'), '');
    return {
      ...edit,
      text: isBlock ? `${before}\n${deeper}${shown}${after}` : `${edit.text.slice(0, at)}${shown}${after}`,
    };
  });
}
