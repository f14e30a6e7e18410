import { fork } from 'node:child_process';
import type { Order, Report } from '../fleet/process-life.ts';

/** One process of the fleet. */
export interface Member {
  readonly agent: string;
  /** Resolves when it is at work; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone, with what it ended by. */
  readonly gone: Promise<string>;
  order(order: Order): void;
  /** Asks it to stop, and kills it when it does not. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): void;
}

export interface MemberOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly onReport?: (report: Report) => void;
  /** The process ended though nobody asked it to. */
  readonly onCrash?: (agent: string, end: string) => void;
}

const patienceMs = 10_000;

/** Starts `src/{agent}.ts` as a process of its own, in this process's Node and with its conditions. */
export function startMember(agent: string, { environment, onReport, onCrash }: MemberOptions): Member {
  const child = fork(new URL(`../${agent}.ts`, import.meta.url), {
    env: { ...process.env, ...environment },
    execArgv: [...process.execArgv, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let state: 'running' | 'stopping' | 'gone' = 'running';
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal ?? `exit code ${code ?? 0}`);
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (report: Report) => {
      if (report.kind === 'ready') resolve();
      onReport?.(report);
    });
    void gone.then((end) => {
      reject(new Error(`${agent} ended before it was ready: ${end}`));
    });
  });
  ready.catch(() => undefined);
  void gone.then((end) => {
    if (state === 'running') onCrash?.(agent, end);
    state = 'gone';
  });
  const order = (text: Order): void => {
    if (child.connected) child.send(text, () => undefined);
  };
  return {
    agent,
    ready,
    gone,
    order,
    async stop() {
      if (state === 'running') state = 'stopping';
      order('stop');
      const killing = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(killing);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
