import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Side } from './participant.ts';

export interface ChildOptions {
  readonly side: Side;
  readonly role: 'producer' | 'consumer';
  readonly url: string;
  readonly folder: string;
}

/** A producer or a consumer in a process of its own. */
export class Child {
  readonly #process: ChildProcess;

  constructor({ side, role, url, folder }: ChildOptions) {
    this.#process = fork(new URL('worker.ts', import.meta.url), [side, role, url, folder], {
      execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
    });
  }

  ready(): Promise<object> {
    return this.#next('ready');
  }

  tell(command: object): void {
    this.#process.send(command);
  }

  async ask<Answer>(kind: 'progress' | 'rows' | 'next'): Promise<Answer> {
    const answer = this.#next(kind);
    this.tell({ kind });
    return (await answer) as Answer;
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    const cancel = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    this.tell({ kind: 'close' });
    await exit;
    clearTimeout(cancel);
  }

  async #next(kind: string): Promise<object> {
    for (;;) {
      const [message] = (await once(this.#process, 'message')) as [{ readonly kind: string }];
      if (message.kind === kind) return message;
    }
  }
}
