import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import type { Config } from '@parley/toolchain';
import { createDebounce } from './debounce.ts';

const quietMs = 150;
const skippedFolders = new Set(['node_modules', 'dist', 'coverage']);

export interface Watching {
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly folder: string;
  readonly config: Config;
  /** Gets what changed, relative to the folder, with forward slashes. One call at a time. */
  readonly onChange: (files: ReadonlySet<string>) => Promise<void>;
}

/** Watches the files of a workspace, without what Parley itself writes there. */
export async function watchWorkspace({ folder, config, onChange }: WatchOptions): Promise<Watching> {
  let changed = new Set<string>();
  const written = [config.generate.out, config.state ?? '.parley'].map(normalize);
  const toPath = (path: string) => relative(folder, path).split(sep).join('/');
  const debounce = createDebounce(async () => {
    const files = changed;
    changed = new Set();
    await onChange(files);
  }, quietMs);
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => {
      const file = toPath(path);
      // Of a folder that is gone already the parent would be watched, and all that is in it.
      if (file === '..' || file.startsWith('../')) return true;
      if (written.some((name) => file === name || file.startsWith(`${name}/`))) return true;
      return file.split('/').some((level) => skippedFolders.has(level) || /^\.[^.]/u.test(level));
    },
  });
  watcher.on('all', (_event, path) => {
    changed.add(toPath(path));
    debounce.trigger();
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return {
    close: async () => {
      await watcher.close();
      await debounce.close();
    },
  };
}

function normalize(folder: string): string {
  return folder.replace(/^\.\//u, '').replace(/\/+$/u, '');
}
