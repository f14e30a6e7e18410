import { join } from 'node:path';

/** Held until it is released, or the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** SQLITE_BUSY */
const busy = 5;

/**
 * Takes a folder for this process alone; undefined when another one has it, or this one already. A file with a process id in it
 * outlives a crash, and ids come again: the lock of a database is the system's own, on every platform.
 */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  return {
    release() {
      database.close();
    },
  };
}
