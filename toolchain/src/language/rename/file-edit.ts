import type { FileRename, TextEdit } from '../edit.ts';

/** An edit of one file. */
export interface FileEdit {
  readonly file: string;
  readonly edit: TextEdit;
}

export interface RenameEdits {
  readonly edits: readonly FileEdit[];
  readonly renames: readonly FileRename[];
}
