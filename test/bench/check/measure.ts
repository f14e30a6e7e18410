import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cost, parseTime, timeArguments } from './cost.ts';

export interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const time = '/usr/bin/time';

/** Runs a command to its end. Throws when it fails or finds something: then it did not do the same work as the others. */
export function measure({ command, args, cwd, env = {} }: Run): Cost {
  if (!existsSync(time))
    throw new Error(`${time} is missing: CPU and memory cannot be measured (package "time")`);
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const file = join(folder, 'time');
  try {
    const startedAt = performance.now();
    const result = spawnSync(time, [...timeArguments(process.platform, file), command, ...args], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const wallMs = performance.now() - startedAt;
    if (result.status !== 0)
      throw new Error(
        `${command} ${args.join(' ')} ended with ${String(result.status)}:\n${result.stdout}${result.stderr}`,
      );
    return { wallMs, ...parseTime(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
