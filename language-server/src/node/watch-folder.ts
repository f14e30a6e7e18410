import { relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { URI } from 'vscode-uri';
import type { FileEvent } from '../host.ts';
import { normalUri } from '../uris.ts';

const kinds: Readonly<Record<string, FileEvent['kind']>> = {
  add: 'created',
  change: 'changed',
  unlink: 'deleted',
  unlinkDir: 'deleted',
};
const skipped = new Set(['node_modules', 'dist', 'coverage']);

/** Tells of the JSON and YAML files of a folder, for editors that do not; resolves with what ends it. */
export async function watchFolder(
  folder: string,
  onEvents: (events: readonly FileEvent[]) => void,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const watcher: FSWatcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const levels = relative(folder, path).split(sep);
      // Of a folder that is gone already the parent would be watched, and all that is in it.
      if (levels[0] === '..') return true;
      if (levels.some((level) => skipped.has(level) || /^\.[^.]/u.test(level))) return true;
      return stats?.isFile() === true && !/\.(?:json|ya?ml)$/u.test(path);
    },
  });
  watcher.on('all', (event, path) => {
    const kind = kinds[event];
    if (kind !== undefined) onEvents([{ uri: normalUri(URI.file(path).toString()), kind }]);
  });
  return () => watcher.close();
}
