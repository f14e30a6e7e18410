import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileKind } from '../model/file-kind.ts';
import { reasonOf } from './file-reasons.ts';
import type { UnreadText } from './read-text.ts';

/** A file or folder that is not read, and why. */
export interface UnlistedPath extends Omit<UnreadText, 'ok'> {
  readonly path: string;
}

const contractFile = /\.(?:json|ya?ml)$/;

/** A folder by the name it is found under, and where it really is. */
interface Folder {
  readonly path: string;
  readonly real: string;
}

/** Collects the files of a workspace, each once; what cannot be listed hides nothing but itself. */
export class Listing {
  readonly paths = new Set<string>();
  readonly unreadable: UnlistedPath[] = [];
  readonly missing: string[] = [];
  readonly #root: string;
  readonly #skipped: string;
  /** Where links may lead: into the workspace, and into what `include` names beside it. */
  readonly #homes: string[];
  readonly #visited = new Set<string>();
  /** Links are followed last, so that nothing is listed by the name of a link that has a name of its own. */
  readonly #links: string[] = [];

  constructor(root: string, skipped: string) {
    this.#root = root;
    this.#skipped = skipped;
    this.#homes = [root];
  }

  /** A file or folder that `include` names. */
  add(entry: string): void {
    const path = resolve(this.#root, entry);
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) {
        this.missing.push(entry);
        return;
      }
      const real = realpathSync.native(path);
      if (!isInside(this.#root, path)) this.#homes.push(real);
      if (real !== path && this.#refuseOutside(path, real)) return;
      if (stats.isDirectory()) this.#addFolder({ path, real });
      else this.paths.add(path);
    } catch (error) {
      this.#refuse(path, error);
    }
  }

  /** What a glob of `include` names. */
  addFound(paths: readonly string[]): void {
    for (const found of paths) {
      const path = resolve(found);
      if (contractFile.test(path)) this.#links.push(path);
    }
  }

  /** To be called last. */
  followLinks(): void {
    for (let path = this.#links.shift(); path !== undefined; path = this.#links.shift()) {
      try {
        this.#followLink(path);
      } catch (error) {
        const isGone = lstatSync(path, { throwIfNoEntry: false }) === undefined;
        const leadsNowhere = !isGone && error instanceof Error && 'code' in error && error.code === 'ENOENT';
        if (!leadsNowhere) this.#refuse(path, error);
        else this.unreadable.push({ path, code: 'FILE_UNREADABLE', reason: 'this link leads nowhere' });
      }
    }
  }

  #followLink(path: string): void {
    const real = realpathSync.native(path);
    if (this.paths.has(real) || (real !== path && this.#refuseOutside(path, real))) return;
    if (statSync(real).isDirectory()) this.#addFolder({ path, real });
    else if (contractFile.test(path)) this.paths.add(path);
  }

  #addFolder(folder: Folder): void {
    const { path, real } = folder;
    if (this.#visited.has(real) || path === this.#skipped) return;
    this.#visited.add(real);
    try {
      for (const entry of readdirSync(path, { withFileTypes: true })) this.#addEntry(folder, entry);
    } catch (error) {
      this.#refuse(path, error);
    }
  }

  #addEntry(folder: Folder, entry: Dirent): void {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return;
    const path = join(folder.path, name);
    if (entry.isSymbolicLink()) this.#links.push(path);
    else if (!entry.isDirectory()) {
      if (contractFile.test(name)) this.paths.add(path);
    } else if (fileKind(name) === 'other') this.#addFolder({ path, real: join(folder.real, name) });
    else {
      const reason = 'this is a folder with the name of a file; nothing in it is read';
      this.unreadable.push({ path, code: 'FILE_UNREADABLE', reason });
    }
  }

  #refuse(path: string, error: unknown): void {
    this.unreadable.push({ path, code: 'FILE_UNREADABLE', reason: reasonOf(error) });
  }

  #refuseOutside(path: string, real: string): boolean {
    if (this.#homes.some((home) => isInside(home, real))) return false;
    const reason = `this link leads out of the workspace, to ${real}; it is not followed`;
    const hint = 'name the folder under include to have it read';
    this.unreadable.push({ path, code: 'FILE_LINK_OUTSIDE', reason, hint });
    return true;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|\\\\)/.test(way);
}
