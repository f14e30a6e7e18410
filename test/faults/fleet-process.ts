import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('fleet-worker.ts', import.meta.url));

export interface FleetProcessOptions {
  readonly role: 'shop' | 'stock';
  readonly url: string;
  readonly state: string;
  readonly instance: string;
  /** What was sent, or handled: a number a line, over all lives. */
  readonly log: string;
  /** A shop sends from here. */
  readonly from?: number;
  readonly count?: number;
  /** The broker ends a connection that is silent for one and a half times as long. Default 15. */
  readonly keepAliveSeconds?: number;
  /** Sends that a shop has under way. Default 50. */
  readonly lanes?: number;
}

/** A shop or a stock in a process of its own, to be killed. */
export class FleetProcess {
  readonly #log: string;
  readonly #child: ChildProcess;
  readonly #ready: Promise<unknown>;
  isFront = false;

  constructor(options: FleetProcessOptions) {
    const { role, url, state, instance, log } = options;
    const { from = 0, count = 0, keepAliveSeconds = 15, lanes = 50 } = options;
    this.#log = log;
    const numbers = [from, count, keepAliveSeconds, lanes].map(String);
    this.#child = fork(program, [role, url, state, instance, log, ...numbers], {
      execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'],
    });
    const gone = once(this.#child, 'exit').then(([code, signal]) => {
      throw new Error(`${role} ended before it was ready: ${String(signal ?? code)}`);
    });
    this.#ready = Promise.race([once(this.#child, 'message'), gone]);
    this.#ready.catch(() => undefined);
    gone.catch(() => undefined);
    this.#child.on('message', ({ role: current }: { readonly role?: string }) => {
      this.isFront = current === 'active';
    });
  }

  /** Resolves when it is online. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  get log(): readonly number[] {
    if (!existsSync(this.#log)) return [];
    return readFileSync(this.#log, 'utf8').split('\n').slice(0, -1).map(Number);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
