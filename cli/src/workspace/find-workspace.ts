import { existsSync } from 'node:fs';
import { type Workspace, createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { Failure } from '../failure.ts';

/** The workspace that holds a folder, unchecked; undefined where there is none, or one that cannot be read. */
export async function findWorkspace(folder: string): Promise<Workspace | undefined> {
  if (!existsSync(folder)) throw new Failure(`there is no folder ${folder}`);
  return readWorkspace(folder).then(
    (files) => createWorkspace(files),
    () => undefined,
  );
}
