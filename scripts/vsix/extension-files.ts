import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { bundleExtension } from '../bundle/bundle-extension.ts';
import { bundlePage } from '../bundle/bundle-page.ts';
import { thirdPartyNotices } from '../bundle/notices.ts';

/** The files of the extension as it is installed, by path. */
export type ExtensionFiles = ReadonlyMap<string, Uint8Array>;

const schemas = ['baseline.schema.json', 'bundle.schema.json'];
/** Keys of package.json that only the repository needs. */
const repositoryKeys = new Set(['private', 'type', 'devDependencies', 'scripts']);

/** Bundles the extension and collects all that goes into its package. */
export async function collectExtension(repository: string, maps: boolean): Promise<ExtensionFiles> {
  const room = join(repository, 'extension');
  const folder = join(room, 'dist/bundle');
  const bundle = await bundleExtension(room, folder, { maps });
  const page = await bundlePage();
  const libraries = [...new Set([...bundle.libraries, ...page.libraries])];
  const files = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  files.set('package.json', encoder.encode(await packedManifest(room)));
  files.set('THIRD-PARTY-NOTICES.txt', encoder.encode(thirdPartyNotices('The Parley extension', libraries)));
  files.set('LICENSE.txt', await readFile(join(repository, 'LICENSE')));
  for (const name of ['README.md', 'package.nls.json']) files.set(name, await readFile(join(room, name)));
  await addFolder(files, join(room, 'media'), 'media');
  await addFolder(files, join(room, 'language'), 'language');
  await addFolder(files, folder, 'dist/bundle');
  files.set('dist/bundle/page/page.js', encoder.encode(page.script));
  files.set('dist/bundle/page/page.css', encoder.encode(page.style));
  await addFolder(files, join(repository, 'cli/templates'), 'dist/bundle/templates');
  for (const name of schemas) {
    files.set(`dist/bundle/schemas/${name}`, await readFile(join(repository, 'schemas', name)));
  }
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function packedManifest(room: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(room, 'package.json'), 'utf8')) as object;
  const kept = Object.entries(manifest).filter(([key]) => !repositoryKeys.has(key));
  return `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`;
}

async function addFolder(files: Map<string, Uint8Array>, folder: string, prefix: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`${prefix}/${relative(folder, path).split(sep).join('/')}`, await readFile(path));
  }
}
