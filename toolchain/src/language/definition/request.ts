import type { Range } from '../../diagnostic.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { Cursor } from '../cursor.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Target } from '../target.ts';

/** A cursor in a document, asked for what it points to. */
export interface DefinitionRequest {
  readonly snapshot: Snapshot;
  readonly entry: WorkspaceDocument;
  readonly cursor: Cursor;
  readonly offset: number;
}

/** Where the name under the cursor is declared. */
export interface Definition {
  /** The name under the cursor. */
  readonly origin: Range;
  readonly targets: readonly Target[];
}
