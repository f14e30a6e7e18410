import { createLineIndex } from '../../source/lines.ts';
import { type Hover, documentationOf } from '../hover.ts';
import type { LinkTo } from '../hover/context.ts';
import type { Snapshot } from '../snapshot.ts';
import { codeUseAt } from './code-definition.ts';

/** The resolved contract of the channel that a program handles or sends on; undefined where it names none. */
export function codeHoverAt(
  snapshot: Snapshot,
  text: string,
  { offset, linkTo }: { readonly offset: number; readonly linkTo?: LinkTo },
): Hover | undefined {
  const use = codeUseAt(snapshot, text, offset);
  const markdown = use && documentationOf(snapshot, { kind: 'channel', name: use.name }, linkTo);
  if (use === undefined || markdown === undefined) return undefined;
  return { range: createLineIndex(text).rangeOf(use.start, use.end), markdown };
}
