import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle-page.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(repository, 'explorer/dist/page');
const files = ['page.js', 'page.css'] as const;

/** All that the page is made of, and with. */
const sources = [
  'explorer/page/src',
  'explorer/page/style',
  'explorer/src',
  'scripts/bundle',
  'package-lock.json',
];

/** Bundles the page into the folder where the explorer looks for it. */
export async function buildPage(): Promise<void> {
  const { script, style } = await bundlePage();
  await mkdir(folder, { recursive: true });
  await Promise.all([put('page.js', script), put('page.css', style)]);
}

/** Whether a source is newer than the page, or there is no page. */
export async function isPageOld(): Promise<boolean> {
  const built = await Promise.all(files.map((file) => changedAt(join(folder, file))));
  const changed = await Promise.all(sources.map((path) => newestIn(join(repository, path))));
  return Math.min(...built) <= Math.max(...changed);
}

/** Whole or not at all: somebody may read it meanwhile. */
async function put(file: (typeof files)[number], text: string): Promise<void> {
  const draft = join(folder, `${file}.${String(process.pid)}`);
  await writeFile(draft, text);
  await rename(draft, join(folder, file));
}

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return changedAt(path);
  // The time of a folder tells of files that were taken away.
  const times = await Promise.all([
    changedAt(path),
    ...entries.map((entry) =>
      entry.isDirectory() ? newestIn(join(path, entry.name)) : changedAt(join(path, entry.name)),
    ),
  ]);
  return Math.max(...times);
}

/** Epoch milliseconds; 0: it is not there. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}
