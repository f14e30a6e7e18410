import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const moleculerFolder = fileURLToPath(new URL('rivals/moleculer/', import.meta.url));

/** Installs Moleculer by its lock file where it is missing; install scripts do not run. */
export function installMoleculer(): void {
  if (existsSync(join(moleculerFolder, 'node_modules/moleculer/package.json'))) return;
  console.error('Installing Moleculer into test/bench/rivals/moleculer (about 30 MB) ...');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: moleculerFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`npm ci in ${moleculerFolder} ended with ${String(status)}`);
}
