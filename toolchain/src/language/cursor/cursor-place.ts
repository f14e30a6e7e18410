import type { TreeNode } from '../../source/tree.ts';

/** A place in a text, found in its tree or, where that says nothing, in the text itself. */
export interface CursorPlace {
  readonly keys: readonly string[];
  readonly part: 'key' | 'value' | 'space';
  readonly node?: TreeNode;
  readonly start: number;
  readonly end: number;
}
