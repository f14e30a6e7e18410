import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Disk } from './disk.ts';

/** When a commit counts as saved: on the disk; with the system and soon on the disk; with the system. */
export type JournalMode = 'fsync' | 'interval' | 'none';

export interface JournalOptions {
  /** Made when it is not there. Only one journal may use it at a time. */
  readonly folder: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  /** Default fsync. */
  readonly mode?: JournalMode;
  /** How late the disk may be in mode `interval`. Default 100. */
  readonly intervalMs?: number;
  /** Where a new segment begins. Default 16 MB. */
  readonly segmentBytes?: number;
  /** What live records may take; then commits that add are refused. Default 256 MB. */
  readonly maxBytes?: number;
}

/** The options with every default filled in. */
export function fillOptions(options: JournalOptions): Required<JournalOptions> {
  const defaults = {
    mode: 'fsync',
    intervalMs: 100,
    segmentBytes: 16 * 1024 ** 2,
    maxBytes: 256 * 1024 ** 2,
  } as const;
  return { ...defaults, ...options };
}
