import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextFile } from './parley-files.ts';

/** Writes files below a folder, with the folders that they stand in. */
export function writeFiles(folder: string, files: readonly TextFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const path of folders) mkdirSync(path, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
}
