/** What the server in a worker asks its client for, since it has no files of its own. */
export interface FileRequests {
  /** The files of a folder that match one of these globs. */
  readonly 'parley/findFiles': {
    readonly params: { readonly folder: string; readonly globs: readonly string[] };
    readonly result: readonly string[];
  };
  /** The text of a file; null when it cannot be read. */
  readonly 'parley/readFile': { readonly params: { readonly uri: string }; readonly result: string | null };
}

export const findFilesMethod = 'parley/findFiles';
export const readFileMethod = 'parley/readFile';
