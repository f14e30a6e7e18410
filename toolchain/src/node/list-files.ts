import { relative, resolve, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import { Listing, type UnlistedPath } from './listing.ts';

/** The JSON and YAML files that a workspace's `include` names, as absolute paths, and what could not be listed. */
export interface FileList {
  readonly paths: readonly string[];
  readonly unreadable: readonly UnlistedPath[];
  /** Entries of `include` that name nothing. */
  readonly missing: readonly string[];
}

/** Files are small and few: reading in step is several times faster than in parallel. */
export async function listFiles(folder: string, config: Config): Promise<FileList> {
  const listing = new Listing(folder, resolve(folder, config.generate.out));
  for (const entry of config.include) {
    if (isGlob(entry)) listing.addFound(await glob(folder, entry));
    else listing.add(entry);
  }
  listing.followLinks();
  return { paths: [...listing.paths].sort(), unreadable: listing.unreadable, missing: listing.missing };
}

/** `path` relative to `folder`, with forward slashes. */
export function portablePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

function isGlob(entry: string): boolean {
  return /[*?[\]{}!]/.test(entry);
}

async function glob(folder: string, pattern: string): Promise<readonly string[]> {
  const tinyglobby = await import('tinyglobby');
  const ignore = ['**/node_modules/**'];
  return tinyglobby.glob([pattern], { cwd: folder, absolute: true, ignore, expandDirectories: false });
}
