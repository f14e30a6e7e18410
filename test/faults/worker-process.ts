import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Role } from '@parley/runtime';

const program = fileURLToPath(new URL('worker.ts', import.meta.url));

/** An instance of the worker in a process of its own, to be killed. */
export class WorkerProcess {
  readonly #file: string;
  readonly #child: ChildProcess;
  role: Role = 'standby';
  isOnline = false;

  constructor(url: string, given: { readonly instance: string; readonly file: string }) {
    this.#file = given.file;
    this.#child = fork(program, [url, given.instance, given.file], {
      execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: { readonly role?: Role; readonly state?: string }) => {
      this.role = message.role ?? this.role;
      this.isOnline ||= message.state === 'online';
    });
  }

  /** Ids of the messages whose effect took place. */
  get handled(): readonly string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').filter(Boolean) : [];
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
