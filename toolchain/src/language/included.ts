import { matchesPath } from '../check/path-pattern.ts';
import { type Config, configNames } from '../model/config.ts';

/** Whether a new file belongs to a workspace, as reading it from the disk would tell. */
export function isIncluded({ include, generate }: Config, path: string): boolean {
  if (configNames.some((name) => name === path)) return true;
  if (!/\.(?:json|ya?ml)$/.test(path) || matchesPath(generate.out, path)) return false;
  const levels = path.split('/');
  if (levels.some((level) => level === 'node_modules' || /^\.[^.]/.test(level))) return false;
  // Of globs with more than stars only the disk knows; a dot is the whole folder.
  return include.some((entry) => /[[\]{}!]|^(?:\.\/?)+$/.test(entry) || matchesPath(entry, path));
}
