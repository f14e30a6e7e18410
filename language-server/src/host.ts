import type { WorkspaceFiles } from '@parley/toolchain';

/** Where the files are. Folders and files are URIs in their normal form, folders without a slash at the end. */
export interface Host {
  /** The workspaces of a folder that the editor has open: the one it is in, and those below it. */
  findWorkspaces(folder: string): Promise<readonly string[]>;
  /** The nearest workspace of a file, at its folder or above. */
  findWorkspace(file: string): Promise<string | undefined>;
  /** All files of a workspace; undefined when it is one no more. */
  read(root: string): Promise<WorkspaceFiles | undefined>;
  /** The text of a file; undefined when it is not there or not plain text, so that only `read` can tell why. */
  readFile(uri: string): Promise<string | undefined>;
  /** The programs of a workspace, relative to it; absent where they cannot be listed. */
  findCode?(root: string): Promise<readonly string[]>;
  /** Whether there is such a file. */
  exists(uri: string): Promise<boolean>;
  /** Reports files by itself, for clients that do not; resolves with what ends it. */
  watch?(root: string, onEvents: (events: readonly FileEvent[]) => void): Promise<() => Promise<void>>;
}

/** Something happened to a file on the disk. */
export interface FileEvent {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}
