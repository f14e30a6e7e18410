import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Packs rooms that `tsc -b` has built, as they would be published, and installs them into an empty folder, with packages
 * of others that are named beside them.
 */
export function installPacked(
  folder: string,
  rooms: readonly string[],
  others: readonly string[] = [],
): void {
  const workspaces = rooms.flatMap((room) => ['--workspace', room]);
  npm(['pack', ...workspaces, '--pack-destination', folder], repository);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarballs.length !== rooms.length) throw new Error(`packed: ${tarballs.join(', ')}`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const files = tarballs.map((name) => `./${name}`);
  npm(['install', '--no-fund', '--no-audit', ...files, ...others], folder);
}

function npm(args: readonly string[], cwd: string): void {
  const PATH = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH, NODE_OPTIONS: undefined };
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(status)}\n${stdout}${stderr}`);
}
