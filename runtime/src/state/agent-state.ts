import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ParleyError } from '../errors.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import type { Disk } from '../journal/disk.ts';
import { nodeDisk } from '../journal/node-disk.ts';
import type { JournalOptions } from '../journal/options.ts';
import { type FolderLock, lockFolder } from './lock.ts';

export interface AgentStateOptions extends Pick<JournalOptions, 'clock' | 'random'> {
  /** Of the journal. Default: the file system. */
  readonly disk?: Disk;
  /** Of the workspace: each instance has a folder of its own in it. */
  readonly folder: string;
  readonly agent: string;
  /** Default: the first one of the folder that nobody uses, else a new one. */
  readonly instance: string | undefined;
}

/** What one instance keeps on the disk; nobody else can open it at the same time. */
export interface AgentState {
  readonly instance: string;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** Rejects with `unavailable` when another process is the instance, with `storage_failed` when the folder cannot be used. */
export async function openAgentState(options: AgentStateOptions): Promise<AgentState> {
  const { folder, agent, clock, random } = options;
  try {
    const { instance, lock } = await takeInstance(join(folder, agent), options);
    try {
      const journal = await openJournal({
        folder: join(folder, agent, instance, 'journal'),
        disk: options.disk ?? nodeDisk,
        clock,
        random,
      });
      return { instance, journal, close: () => closeState(journal, lock) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw ParleyError.from(error, 'storage_failed');
  }
}

async function closeState(journal: Journal, lock: FolderLock): Promise<void> {
  try {
    await journal.close();
  } finally {
    lock.release();
  }
}

interface Taken {
  readonly instance: string;
  readonly lock: FolderLock;
}

async function takeInstance(
  folder: string,
  { agent, instance }: Pick<AgentStateOptions, 'agent' | 'instance'>,
): Promise<Taken> {
  await mkdir(folder, { recursive: true });
  if (instance !== undefined) {
    const lock = await tryInstance(folder, instance);
    if (lock !== undefined) return { instance, lock };
    throw new ParleyError(
      'unavailable',
      `another process is ${agent}/${instance}: it holds ${join(folder, instance)}`,
    );
  }
  for (const name of (await readdir(folder)).sort()) {
    const lock = await tryInstance(folder, name);
    if (lock !== undefined) return { instance: name, lock };
  }
  // Another process may choose the same new name: the lock decides.
  for (let number = 1; ; number += 1) {
    const name = `i${String(number)}`;
    const lock = await tryInstance(folder, name);
    if (lock !== undefined) return { instance: name, lock };
  }
}

async function tryInstance(folder: string, name: string): Promise<FolderLock | undefined> {
  await mkdir(join(folder, name), { recursive: true });
  return lockFolder(join(folder, name));
}
