import type { EngineMessage } from '../engine/protocol.ts';
import type { FromWorker, LiveAnswer, LiveAsked, LivePort, LiveRequestName, ToWorker } from './protocol.ts';

/** The worker as whoever started it sees it. */
export interface LiveClient {
  ask<Name extends LiveRequestName>(name: Name, asked: LiveAsked<Name>): Promise<LiveAnswer<Name>>;
  /** One page's line to the engine of the worker. */
  openPage(onMessage: (message: EngineMessage) => void): LivePage;
  /** Refuses what is still asked: the worker is gone. */
  gone(reason: string): void;
}

export interface LivePage {
  /** Passes on what a page said, whatever it is. */
  send(message: unknown): void;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: LiveAnswer<LiveRequestName>) => void;
  readonly reject: (error: Error) => void;
}

/** Talks with a worker that runs `serveLive`. */
export function createLiveClient(port: LivePort<ToWorker, FromWorker>): LiveClient {
  const waiting = new Map<number, Waiting>();
  const pages = new Map<number, (message: EngineMessage) => void>();
  let last = 0;
  port.on('message', (message) => {
    if (message.kind === 'page') {
      pages.get(message.page)?.(message.message);
      return;
    }
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asker?.resolve(message.answer);
    else asker?.reject(new LiveRefusal(message.reason, message.hint));
  });
  return {
    ask: <Name extends LiveRequestName>(name: Name, asked: LiveAsked<Name>) => {
      last += 1;
      const id = last;
      const answer = new Promise<LiveAnswer<LiveRequestName>>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      port.postMessage({ kind: 'request', id, name, asked });
      return answer;
    },
    openPage: (onMessage) => {
      last += 1;
      const page = last;
      pages.set(page, onMessage);
      return {
        send: (message) => {
          port.postMessage({ kind: 'page', page, message });
        },
        close: () => {
          pages.delete(page);
          port.postMessage({ kind: 'page-closed', page });
        },
      };
    },
    gone: (reason) => {
      for (const { reject } of waiting.values()) reject(new LiveRefusal(reason, undefined));
      waiting.clear();
    },
  };
}

/** The worker could not do what was asked. */
export class LiveRefusal extends Error {
  override readonly name = 'LiveRefusal';
  readonly hint: string | undefined;

  constructor(reason: string, hint: string | undefined) {
    super(reason);
    this.hint = hint;
  }
}
