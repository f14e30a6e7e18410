import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ContractsError } from '../errors.ts';
import { configNames } from '../model/config.ts';
import { fileKind } from '../model/file-kind.ts';

const conventionalFolders = ['messages', 'channels', 'agents'];

/** The nearest workspace folder, from `folder` upwards. Throws `no_workspace`. */
export function findWorkspace(folder: string): string {
  const start = resolve(folder);
  for (let current = start; ; current = dirname(current)) {
    if (isWorkspace(current)) return current;
    if (dirname(current) === current) break;
  }
  throw new ContractsError(
    'no_workspace',
    `${start} is in no workspace: neither it nor a folder above has a parley.config.yaml, or contracts in messages/, channels/ or agents/`,
  );
}

/** Whether a folder has a configuration, or contracts where they are looked for without one. */
export function isWorkspace(folder: string): boolean {
  if (configNames.some((name) => existsSync(join(folder, name)))) return true;
  return conventionalFolders.some((name) => holdsContracts(join(folder, name)));
}

function holdsContracts(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => fileKind(name) !== 'other');
  } catch {
    return false;
  }
}
