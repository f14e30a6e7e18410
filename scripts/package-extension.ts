/**
 * `npm run package [-- --maps]`: writes extension/dist/parley-vscode-VERSION.vsix. The same sources give the same bytes.
 * Fails where the package without source maps is not below 1 MB.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { collectExtension } from './vsix/extension-files.ts';
import { type ExtensionManifest, contentTypesOf, vsixManifest } from './vsix/manifest.ts';

const maxBytes = 1_000_000;
// The oldest time that a zip file can tell.
const mtime = new Date(1980, 0, 1, 12);

const repository = fileURLToPath(new URL('..', import.meta.url));
const room = join(repository, 'extension');
const maps = process.argv.includes('--maps');
await rm(join(room, 'dist/bundle'), { recursive: true, force: true });
const files = await collectExtension(repository, maps);
const manifest = JSON.parse(await readFile(join(room, 'package.json'), 'utf8')) as ExtensionManifest;
const encoder = new TextEncoder();
const packed = [
  [
    '[Content_Types].xml',
    encoder.encode(contentTypesOf([...files.keys(), 'extension.vsixmanifest'])),
  ] as const,
  ['extension.vsixmanifest', encoder.encode(vsixManifest(manifest))] as const,
  ...[...files].map(([path, bytes]) => [`extension/${path}`, bytes] as const),
];
const zip = zipSync(Object.fromEntries(packed), { level: 9, mtime });
await mkdir(join(room, 'dist'), { recursive: true });
const target = join(room, 'dist', `${manifest.name}-${manifest.version}.vsix`);
await writeFile(target, zip);
console.log(`${target}: ${files.size} files, ${Math.round(zip.length / 1000)} kB`);
if (!maps && zip.length > maxBytes)
  throw new Error(`the package has ${zip.length} bytes; ${maxBytes} is the limit`);
