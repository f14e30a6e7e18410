import { Worker } from 'node:worker_threads';
import { type FromWorker, type LiveClient, type ToWorker, createLiveClient } from '@parley/explorer/live';

/** The engine in a thread of its own: whatever it searches, pages are served and Ctrl-C is heard. */
export interface EngineWorker {
  readonly client: LiveClient;
  /** Aborts when the thread ended by itself; the reason is why. */
  readonly gone: AbortSignal;
  close(): Promise<void>;
}

/** Beside this file, whether that is a source, built or packed. */
const entry = new URL(`./engine-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

export function startEngineWorker(): EngineWorker {
  const worker = new Worker(entry, { name: 'parley-explorer' });
  const ended = new AbortController();
  const client = createLiveClient({
    postMessage: (message: ToWorker) => {
      worker.postMessage(message);
    },
    on: (_event, listener: (message: FromWorker) => void) => worker.on('message', listener),
  });
  const end = (reason: unknown) => {
    client.gone('the engine of the explorer ended');
    ended.abort(reason);
  };
  worker.on('error', end);
  worker.on('exit', (code) => {
    end(new Error(`the engine of the explorer ended with code ${String(code)}`));
  });
  return {
    client,
    gone: ended.signal,
    close: async () => {
      worker.off('error', end);
      await client.ask('disconnect', {}).catch(() => undefined);
      await worker.terminate();
    },
  };
}
