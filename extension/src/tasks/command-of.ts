import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TaskScope, type WorkspaceFolder, workspace } from 'vscode';

/** The `parley` to run: that of the settings, the one installed in or above the folder, or the one on the path. */
export function commandOf(scope: WorkspaceFolder | TaskScope): string {
  const set = workspace.getConfiguration('parley').get<string>('command', '');
  if (set !== '') return set;
  return typeof scope === 'object' ? (findInstalled(scope.uri.fsPath) ?? 'parley') : 'parley';
}

function findInstalled(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'parley.cmd' : 'parley';
  for (let current = folder; ; current = dirname(current)) {
    const candidate = join(current, 'node_modules', '.bin', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(current) === current) return undefined;
  }
}
