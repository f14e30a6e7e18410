import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { join as joinPosix } from 'node:path/posix';

/** Where the workspace's folder lies. With forward slashes; '.' when it is the same folder. */
export interface ReportPaths {
  /** As seen from the current folder: what people click on. */
  readonly fromHere: string;
  /** As seen from the root of the repository: what CI servers know files by. */
  readonly fromRepository: string;
}

/** Both ways to a workspace's folder. */
export function pathsTo(folder: string, here = process.cwd()): ReportPaths {
  const target = resolve(here, folder);
  return { fromHere: wayTo(target, here), fromRepository: wayTo(target, repositoryOf(target, here)) };
}

/** A file of the workspace by a longer way: `a.yaml`, or `fleet/a.yaml` in a workspace that lies in `fleet`. */
export function pathBy(way: string, file: string): string {
  return joinPosix(way, file);
}

/** The nearest folder above with a `.git`; where there is none the current folder, if the workspace lies in it. */
function repositoryOf(folder: string, here: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) break;
  }
  const way = relative(here, folder);
  return way.startsWith('..') || isAbsolute(way) ? folder : here;
}

function wayTo(target: string, from: string): string {
  return relative(from, target).replaceAll('\\', '/') || '.';
}
