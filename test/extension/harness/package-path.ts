import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The `.vsix` that `npm run package` writes. */
export async function packagePath(repository: string): Promise<string> {
  const room = join(repository, 'extension');
  const manifest = JSON.parse(await readFile(join(room, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return join(room, 'dist', `${manifest.name}-${manifest.version}.vsix`);
}
