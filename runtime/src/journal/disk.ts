/** The file operations that a journal needs; a test or a simulation brings its own. Every failure rejects. */
export interface Disk {
  /** Makes the folder and those above it; one that is there stays. */
  makeFolder(folder: string): Promise<void>;
  /** The names of the files in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes a file; rejects when there is one. */
  create(path: string): Promise<DiskFile>;
  /** Opens a file to read and write; rejects when there is none. */
  open(path: string): Promise<DiskFile>;
  /** Puts a file in the place of another, at once. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** After it new, renamed and removed names survive a loss of power. */
  syncFolder(folder: string): Promise<void>;
}

export interface DiskFile {
  readonly bytes: number;
  /** Reads as much as is there. */
  read(position: number, bytes: number): Promise<Uint8Array>;
  /** Writes all of it one after the other, or rejects; then any part of it may be there. Who wrote may change the parts after that. */
  write(parts: readonly Uint8Array[], position: number): Promise<void>;
  truncate(bytes: number): Promise<void>;
  /** After it what was written survives a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
