import { resolve, sep } from 'node:path';
import type { Metafile } from 'esbuild-wasm';

/** The folders of all packages of others whose code is in a bundle. */
export function librariesOf({ inputs }: Metafile, room: string): readonly string[] {
  const folders = Object.keys(inputs).flatMap((path) => {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path) ?? [];
    return folder === undefined ? [] : [resolve(room, folder.replaceAll('/', sep))];
  });
  return [...new Set(folders)].sort();
}
