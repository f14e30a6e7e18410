import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const variables = [
  'NO_COLOR',
  'FORCE_COLOR',
  'PARLEY_BROKER',
  'PARLEY_INSTANCE',
  'NODE_OPTIONS',
  'CI',
  'GITHUB_ACTIONS',
  'GITHUB_STEP_SUMMARY',
];

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A command that runs until it is told to end. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
  /** Resolves when what was printed on either stream matches. Rejects when the command ends before. */
  printed(pattern: RegExp): Promise<string>;
}

/** Starts the real command as a child process. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const env = { ...process.env, ...options.env };
  for (const name of variables) if (options.env?.[name] === undefined) env[name] = undefined;
  const child = spawn(process.execPath, ['--conditions=@parley/source', main, ...args], {
    cwd: options.cwd,
    env,
  });
  const text = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      for (const listener of listeners) listener();
    });
  }
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const result = new Promise<CliResult>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...text });
    });
  });
  return {
    child,
    result,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const all = text.stdout + text.stderr;
          if (!pattern.test(all)) return;
          listeners.delete(look);
          resolve(all);
        };
        listeners.add(look);
        void result.then(({ stdout, stderr }) => {
          look();
          reject(new Error(`ended before it printed ${String(pattern)}:\n${stdout}${stderr}`));
        });
        look();
      }),
  };
}

/** Runs the real command to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).result;
}
