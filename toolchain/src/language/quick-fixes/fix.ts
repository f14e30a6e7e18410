import type { Diagnostic } from '../../diagnostic.ts';
import type { Workspace, WorkspaceDocument } from '../../model/workspace.ts';
import type { Part, SourceDocument } from '../../source/document.ts';
import type { Place } from '../../model/place.ts';
import type { WorkspaceEdit } from '../edit.ts';
import type { Snapshot } from '../snapshot.ts';

/** safe: it can be made unseen, as `parley check --fix` does; look: one of several ways, or it changes what happens. */
export type Safety = 'safe' | 'look';

/** One way to mend a finding. */
export interface Fix {
  /** What it does, for people. */
  readonly title: string;
  readonly safety: Safety;
  readonly edit: WorkspaceEdit;
}

/** What a fixer is asked. */
export interface FixRequest {
  readonly snapshot: Snapshot;
  readonly workspace: Workspace;
  readonly finding: Diagnostic;
  readonly entry: WorkspaceDocument;
  readonly document: SourceDocument;
  /** What the finding is about: the outermost value, or the key, that stands just there. */
  readonly place: Place;
  readonly part: Part;
  readonly keys: readonly string[];
  /** The value at the place. */
  readonly value: unknown;
}

/** The ways to mend the findings of one rule; none where it cannot be told. */
export type Fixer = (request: FixRequest) => readonly Fix[];

/** By rule. */
export type Fixers = Readonly<Record<string, Fixer>>;
