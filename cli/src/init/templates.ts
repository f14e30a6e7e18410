import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../package/folder.ts';

/** A file of a new workspace; the path has forward slashes. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** npm never packs files of these names, so they are kept under others. */
const renamed: Readonly<Record<string, string>> = { _gitignore: '.gitignore' };

/** The files of a new workspace that asks for this version of Parley. */
export async function readTemplates(version: string): Promise<readonly TemplateFile[]> {
  const folder = fileURLToPath(new URL('templates/', packageFolder));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.sort().map(async (file): Promise<TemplateFile> => {
    const path = relative(folder, file).split(sep).join('/');
    const text = await readFile(file, 'utf8');
    return {
      path: renamed[path] ?? path,
      text: path === 'package.json' ? text.replaceAll('^0.0.0', `^${version}`) : text,
    };
  });
  return Promise.all(read);
}
