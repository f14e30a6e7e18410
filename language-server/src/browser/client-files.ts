/** The files that a client has: of any kind that its editor can open. */
export interface ClientFiles {
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  read(uri: string): Promise<string | undefined>;
}
