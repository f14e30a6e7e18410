import type { Use } from '../references/use.ts';

/** What gets another name, all its uses, and the name. */
export interface Renaming {
  readonly use: Use;
  readonly uses: readonly Use[];
  readonly name: string;
}
