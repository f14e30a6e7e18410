import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Starts a worker of the bench, a file beside this one; resolves when it is ready. */
export async function startWorker(file: string, args: readonly string[]): Promise<ChildProcess> {
  const worker = fork(new URL(file, import.meta.url), args, {
    execArgv: ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning', ...profiling()],
  });
  await nextMessage(worker, 'ready');
  return worker;
}

/** `PARLEY_PROFILE=folder` keeps a profile of every worker there: test/bench/profile.ts adds them up. */
function profiling(): readonly string[] {
  const folder = process.env.PARLEY_PROFILE;
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

export async function nextMessage<Message>(worker: ChildProcess, kind: string): Promise<Message> {
  for (;;) {
    const [message] = (await once(worker, 'message')) as [{ kind: string }];
    if (message.kind === kind) return message as Message;
  }
}

/** Sends a command, and resolves with the answer, which has the same kind. */
export async function ask<Message>(worker: ChildProcess, kind: string): Promise<Message> {
  const answer = nextMessage<Message>(worker, kind);
  worker.send({ kind });
  return await answer;
}

export async function stopWorker(worker: ChildProcess): Promise<void> {
  const exited = once(worker, 'exit');
  worker.send({ kind: 'close' });
  await exited;
}
