import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { delimiter, dirname, join, parse } from 'node:path';
import { createLines } from './lines.ts';

export interface ChildOptions {
  /** A command line, as npm scripts have them. */
  readonly command: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly onExit: (exit: ChildExit) => void;
}

/** How a process ended: by itself with a code, by a signal, or it never began. */
export interface ChildExit {
  readonly code: number | null;
  readonly reason: string;
}

/** A command line that runs with everything it starts. */
export interface Child {
  /** Asks it to end; cuts it off when it has not after `graceMs`. Resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

const isWindows = process.platform === 'win32';

/** Starts a command line through the shell, in a process group of its own, so that Ctrl-C is ours to pass on. */
export function startChild(options: ChildOptions): Child {
  const child = spawn(options.command, {
    cwd: options.folder,
    shell: true,
    detached: !isWindows,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, ...pathWithBins(options.folder) },
  });
  const lines = createLines(options.onLine);
  child.stdout.setEncoding('utf8').on('data', lines.add);
  child.stderr.setEncoding('utf8').on('data', lines.add);
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      options.onExit({ code: null, reason: error.message });
      resolve();
    });
    child.once('close', (code, signal) => {
      lines.end();
      options.onExit({ code, reason: signal === null ? `exit code ${code ?? 0}` : `signal ${signal}` });
      resolve();
    });
  });
  return {
    stop: async (graceMs) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => {
        signalGroup(child, 'SIGKILL');
      }, graceMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** The shell's own children too: they are what matters. */
function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended between the question and the signal.
  }
}

/** As npm does for scripts: the workspace's own commands, and this Node, come first. */
function pathWithBins(folder: string): Record<string, string> {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const bins: string[] = [];
  for (let current = folder; ; current = dirname(current)) {
    bins.push(join(current, 'node_modules', '.bin'));
    if (current === parse(current).root) break;
  }
  return { [name]: [...bins, dirname(process.execPath), process.env[name] ?? ''].join(delimiter) };
}
