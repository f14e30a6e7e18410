import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPacked } from '../../support/packed.ts';

/** The command as a user has it: packed, so bundled, and installed outside the repository. Gives the path of its program. */
export function installParley(folder: string): string {
  process.stderr.write('packing and installing parley ...');
  const home = join(folder, 'installed');
  mkdirSync(home);
  installPacked(home, ['schemas', 'runtime', 'cli']);
  process.stderr.write('\r\u001b[K');
  return join(home, 'node_modules/@parley/cli/bin/parley.cjs');
}
