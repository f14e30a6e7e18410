import { objectField, textField } from '../../model/fields.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { joinPointer } from '../../source/pointer.ts';
import { innerRange, linesOf } from '../text.ts';
import type { SemanticToken } from './token.ts';

/** The levels and separators of the addresses of a channel file; the names of parameters are names like others. */
export function addressTokens({ document, kind }: WorkspaceDocument): readonly SemanticToken[] {
  if (kind !== 'channel') return [];
  const lines = linesOf(document);
  const channels = objectField(document.value, 'channels');
  return Object.keys(channels).flatMap((name) => {
    const address = textField(channels[name], 'address');
    if (address === undefined) return [];
    const { start, end } = innerRange(document, joinPointer('', 'channels', name, 'address'));
    // What is written with escapes has no levels to see.
    if (document.text.slice(start.offset, end.offset) !== address) return [];
    return [...address.matchAll(/[/{}]|(?<=\{)[^{}]*(?=\})|[^/{}]+/g)].flatMap((match): SemanticToken[] => {
      const [text] = match;
      const from = start.offset + match.index;
      const range = lines.rangeOf(from, from + text.length);
      if (address[match.index - 1] === '{' && address[match.index + text.length] === '}') return [];
      return [{ range, type: /[/{}]/.test(text) ? 'separator' : 'level', modifiers: [] }];
    });
  });
}
