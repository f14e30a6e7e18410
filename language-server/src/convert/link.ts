import type { LinkTo } from '@parley/toolchain/language';
import { uriOf } from '../uris.ts';

/** Links of Markdown to places in the files of a workspace, as editors follow them. */
export function linkIn(root: string): LinkTo {
  return ({ file, range }) => `${uriOf(root, file)}#L${range.start.line + 1},${range.start.column + 1}`;
}
