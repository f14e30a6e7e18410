import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspace } from 'vscode';

/** The `parley` to run: that of the settings, the one installed in or above a folder, or the one on the path. */
export function commandOf(folder: string | undefined): string {
  const set = workspace.getConfiguration('parley').get<string>('command', '');
  if (set !== '') return set;
  return (folder === undefined ? undefined : findInstalled(folder)) ?? 'parley';
}

function findInstalled(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'parley.cmd' : 'parley';
  for (let current = folder; ; current = dirname(current)) {
    const candidate = join(current, 'node_modules', '.bin', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(current) === current) return undefined;
  }
}
