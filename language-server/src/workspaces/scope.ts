import { type Config, fileKind } from '@parley/toolchain';

/** Whether a file that is not on the disk yet would belong to the workspace: told without a look at the disk. */
export function isInScope({ include, generate }: Config, path: string): boolean {
  const kind = fileKind(path);
  if (kind === 'other') return false;
  if (kind === 'config') return !path.includes('/');
  const levels = path.split('/');
  if (levels.some((level) => level.startsWith('.') || level === 'node_modules')) return false;
  if (isBelow(generate.out, path)) return false;
  return include.some((entry) => isBelow(entry, path));
}

function isBelow(entry: string, path: string): boolean {
  const folder = entry.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  return folder === '.' || folder === '' || path === folder || path.startsWith(`${folder}/`);
}
