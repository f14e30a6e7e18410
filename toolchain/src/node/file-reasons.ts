import type { Stats } from 'node:fs';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'another program holds it',
  ELOOP: 'it is a link that leads in a circle',
  EMFILE: 'too many open files',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it is there no more',
  ENOTDIR: 'a part of the path is no folder',
  ENXIO: 'it is a socket or a device',
  EPERM: 'permission denied',
};

/** Why the system refused a file or folder, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const reason = reasons[code];
  return `this cannot be read: ${reason === undefined ? code : `${reason} (${code})`}`;
}

/** What stands in place of a regular file. */
export function kindOfFile(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
