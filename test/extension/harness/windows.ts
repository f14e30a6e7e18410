import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { matrixFiles, matrixLanguages } from '../../support/language-matrix.ts';

/** A window in which tests run: the folder of `suite/` that holds them, and what the window opens. */
export interface TestWindow {
  readonly name: string;
  /** Writes what the window opens into a new folder; gives its path, or that of a `.code-workspace` file. */
  readonly prepare: (folder: string, repository: string) => Promise<string>;
  /** The user has not said that he trusts what it opens. */
  readonly restricted?: true;
}

/** Every window: a folder of `suite/` and an entry here each. */
export const windows: readonly TestWindow[] = [
  {
    name: 'fleet',
    prepare: async (folder, repository) => {
      await copyExample(repository, folder);
      await installCommand(repository, folder);
      return folder;
    },
  },
  {
    name: 'live',
    prepare: async (folder, repository) => {
      await copyExample(repository, folder);
      await copyPrograms(repository, folder);
      return folder;
    },
  },
  {
    // Not `agents`: the folder of all windows would look like a workspace.
    name: 'terminals',
    prepare: async (folder, repository) => {
      await copyExample(repository, folder);
      await copyPrograms(repository, folder);
      await configureAgents(folder);
      return folder;
    },
  },
  {
    name: 'restricted',
    restricted: true,
    prepare: async (folder, repository) => {
      await copyExample(repository, folder);
      await installCommand(repository, folder);
      return folder;
    },
  },
  {
    name: 'folders',
    prepare: async (folder, repository) => {
      await copyExample(repository, join(folder, 'first'));
      await copyExample(repository, join(folder, 'second'));
      await copyExample(repository, join(folder, 'third'));
      await mkdir(join(folder, 'notes'), { recursive: true });
      const folders = ['first', 'second', 'third', 'notes'].map((path) => ({ path }));
      const file = join(folder, 'both.code-workspace');
      await writeFile(file, JSON.stringify({ folders }));
      return file;
    },
  },
  {
    name: 'matrix',
    prepare: async (folder) => {
      for (const language of matrixLanguages) {
        for (const [path, text] of Object.entries(matrixFiles[language])) {
          const file = join(folder, language, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
      }
      const file = join(folder, 'matrix.code-workspace');
      await writeFile(file, JSON.stringify({ folders: matrixLanguages.map((path) => ({ path })) }));
      return file;
    },
  },
  {
    name: 'plain',
    prepare: async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'notes.yaml'), 'nothing: of Parley\n');
      return folder;
    },
  },
];

/** The example with its command: one that can be driven without a window of tests. */
export async function prepareFleet(folder: string, repository: string): Promise<string> {
  await copyExample(repository, folder);
  await installCommand(repository, folder);
  return folder;
}

async function copyExample(repository: string, folder: string): Promise<void> {
  const example = join(repository, 'examples/vehicle-maintenance');
  for (const name of ['agents', 'channels', 'messages', 'parley.config.yaml']) {
    await cp(join(example, name), join(folder, name), { recursive: true });
  }
}

/** What the example's agents run by. */
async function copyPrograms(repository: string, folder: string): Promise<void> {
  const example = join(repository, 'examples/vehicle-maintenance');
  for (const name of ['src', 'package.json'])
    await cp(join(example, name), join(folder, name), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** A command that runs them here. No broker is where the configuration says that one is. */
async function configureAgents(folder: string): Promise<void> {
  const config = join(folder, 'parley.config.yaml');
  const text = await readFile(config, 'utf8');
  const changed = text.replace(/&program node (.*)/u, `&program '"${process.execPath}" $1'`);
  await writeFile(config, changed.replace('mqtt://localhost:1883', 'mqtt://127.0.0.1:9'));
}

/** The command of the repository, where npm would have put it. */
async function installCommand(repository: string, folder: string): Promise<void> {
  const bin = join(folder, 'node_modules/.bin');
  const main = join(repository, 'cli/src/main.ts');
  const line = `"${process.execPath}" --conditions=@parley/source "${main}"`;
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'parley'), `#!/bin/sh\nexec ${line} "$@"\n`);
  await writeFile(join(bin, 'parley.cmd'), `@${line} %*\r\n`);
  await chmod(join(bin, 'parley'), 0o755);
}
