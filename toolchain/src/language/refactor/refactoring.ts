import type { Range } from '../../diagnostic.ts';
import type { Workspace, WorkspaceDocument } from '../../model/workspace.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { Cursor } from '../cursor.ts';
import type { WorkspaceEdit } from '../edit.ts';

/** A change that somebody asks for; nothing has to be wrong. */
export interface Refactoring {
  readonly title: string;
  /** As the Language Server Protocol sorts them. */
  readonly kind: 'refactor.extract' | 'refactor.inline' | 'refactor.rewrite';
  readonly edit: WorkspaceEdit;
}

export interface RefactorRequest {
  readonly workspace: Workspace;
  readonly entry: WorkspaceDocument;
  readonly document: SourceDocument;
  readonly cursor: Cursor;
  readonly range: Range;
}
