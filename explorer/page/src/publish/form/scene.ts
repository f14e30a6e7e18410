import type { DraftProblem } from '@parley/explorer/protocol';
import type { PublishActions } from '../actions.ts';
import type { Path } from './data.ts';

/** What every field of a form is drawn with. */
export interface FormScene {
  /** What `$ref`s point into. */
  readonly root: unknown;
  readonly problems: readonly DraftProblem[];
  readonly texts: ReadonlyMap<string, string>;
  readonly actions: PublishActions;
}

/** One place of the data. */
export interface FieldPlace {
  readonly path: Path;
  /** As problems name it. */
  readonly pointer: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly value: unknown;
  readonly schema: unknown;
  readonly depth: number;
}

/** An id that a pointer makes: letters that ids may have, and never two the same. */
export function idOf(pointer: string): string {
  return `f${pointer.replace(/[^\w-]/g, (letter) => (letter === '/' ? '.' : `_${(letter.codePointAt(0) ?? 0).toString(16)}_`))}`;
}
