import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Config } from '../model/config.ts';

/** The JSON and YAML files that a workspace's `include` names, as absolute paths, and what could not be listed. */
export interface FileList {
  readonly paths: readonly string[];
  readonly unreadable: readonly string[];
  /** Entries of `include` that name nothing. */
  readonly missing: readonly string[];
}

const contractFile = /\.(?:json|ya?ml)$/;

/** Files are small and few: reading in step is several times faster than in parallel. */
export async function listFiles(folder: string, config: Config): Promise<FileList> {
  const listing = new Listing(resolve(folder, config.generate.out));
  for (const entry of config.include) {
    if (isGlob(entry)) listing.addFiles(await glob(folder, entry));
    else listing.add(folder, entry);
  }
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
  const options = { cwd: folder, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false };
  return tinyglobby.glob([pattern], options);
}

class Listing {
  readonly paths = new Set<string>();
  readonly unreadable: string[] = [];
  readonly missing: string[] = [];
  readonly #skipped: string;
  readonly #visited = new Set<string>();

  constructor(skipped: string) {
    this.#skipped = skipped;
  }

  add(folder: string, entry: string): void {
    const path = resolve(folder, entry);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) this.missing.push(entry);
    else if (stats.isDirectory()) this.#addFolder(path);
    else this.paths.add(path);
  }

  addFiles(paths: readonly string[]): void {
    for (const path of paths) if (contractFile.test(path)) this.paths.add(resolve(path));
  }

  #addFolder(folder: string): void {
    try {
      const real = realpathSync(folder);
      if (this.#visited.has(real) || folder === this.#skipped) return;
      this.#visited.add(real);
      for (const entry of readdirSync(folder, { withFileTypes: true })) this.#addEntry(folder, entry);
    } catch {
      this.unreadable.push(folder);
    }
  }

  #addEntry(folder: string, entry: Dirent): void {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return;
    const path = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (kind === undefined) this.unreadable.push(path);
    else if (kind.isDirectory()) this.#addFolder(path);
    else if (contractFile.test(entry.name)) this.paths.add(path);
  }
}
