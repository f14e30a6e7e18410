import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of what nobody wrote. */
const skipped = new Set(['node_modules', 'dist', 'build', 'out', 'generated', 'coverage']);
/** A workspace with more programs is searched by other means. */
const maxFiles = 2000;

/** The programs of a folder in TypeScript or JavaScript, with forward slashes and relative to it. */
export async function findCode(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined && found.length < maxFiles; at = waiting.pop()) {
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch((): Dirent[] => []);
    for (const entry of entries) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name)) waiting.push(path);
      if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        found.push(path);
    }
  }
  return found.slice(0, maxFiles).sort();
}
