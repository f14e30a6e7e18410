import type { EmbeddedBroker } from '@parley/runtime/broker';
import { ConnectError } from '../connect/connect-error.ts';
import { type EngineLink, createEngineLink } from '../engine/link.ts';
import type {
  FromWorker,
  LiveAnswer,
  LiveAsked,
  LivePort,
  LiveRequestName,
  Reloaded,
  ToWorker,
  WatchAsked,
  Watched,
} from './protocol.ts';
import { startLocalBroker } from './local-broker.ts';
import { draftIn, judgeIn, publish } from './publish.ts';
import { type Watch, startWatch } from './watch.ts';

type Handlers = {
  readonly [Name in LiveRequestName]: (asked: LiveAsked<Name>) => Promise<LiveAnswer<Name>>;
};

/** Serves whoever started this worker: watches brokers, answers pages, publishes, runs a broker. */
export function serveLive(port: LivePort<FromWorker, ToWorker>): void {
  const live = new Live(port);
  const handlers: Handlers = {
    connect: (asked) => live.connect(asked),
    disconnect: () => live.disconnect(),
    reload: () => live.reload(),
    startBroker: ({ folder }) => live.startBroker(folder),
    stopBroker: () => live.stopBroker(),
    draft: async ({ folder, ...asked }) =>
      asked.row === undefined ? draftIn(folder, asked) : live.draft(asked.row),
    judgeDraft: judgeIn,
    publish,
  };
  port.on('message', (message) => {
    if (message.kind === 'request') void answer(port, handlers, message);
    else if (message.kind === 'page') live.page(message.page, message.message);
    else live.closePage(message.page);
  });
}

async function answer(
  port: LivePort<FromWorker, ToWorker>,
  handlers: Handlers,
  { id, name, asked }: Extract<ToWorker, { readonly kind: 'request' }>,
): Promise<void> {
  const handle = handlers[name] as (asked: unknown) => Promise<LiveAnswer<LiveRequestName>>;
  try {
    port.postMessage({ kind: 'answer', id, answer: await handle(asked) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = error instanceof ConnectError ? error.hint : undefined;
    port.postMessage({ kind: 'refused', id, reason, hint });
  }
}

/** What the worker holds. */
class Live {
  readonly #port: LivePort<FromWorker, ToWorker>;
  readonly #links = new Map<number, EngineLink>();
  #watch: Watch | undefined;
  #broker: EmbeddedBroker | undefined;
  /** One change after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(port: LivePort<FromWorker, ToWorker>) {
    this.#port = port;
  }

  connect(asked: WatchAsked): Promise<Watched> {
    return this.#inTurn(async () => {
      await this.#end();
      this.#watch = await startWatch(asked, () => {
        for (const link of this.#links.values()) link.tell();
      });
      const { folder, label } = this.#watch;
      return { folder, label };
    });
  }

  disconnect(): Promise<Record<string, never>> {
    return this.#inTurn(() => this.#end());
  }

  reload(): Promise<Reloaded> {
    return this.#inTurn(async () => (await this.#watch?.reload()) ?? { isElsewhere: false });
  }

  startBroker(folder: string): Promise<{ readonly url: string }> {
    return this.#inTurn(async () => {
      this.#broker ??= await startLocalBroker(folder);
      return { url: this.#broker.url };
    });
  }

  stopBroker(): Promise<Record<string, never>> {
    return this.#inTurn(async () => {
      const broker = this.#broker;
      this.#broker = undefined;
      await broker?.close();
      return {};
    });
  }

  /** A captured message as a draft. */
  draft(row: number): LiveAnswer<'draft'> {
    if (this.#watch === undefined) throw new Error('no broker is watched: the message is no longer kept');
    return this.#watch.engine.ask('draft', { row });
  }

  page(page: number, message: unknown): void {
    this.#linkOf(page)?.receive(message);
  }

  closePage(page: number): void {
    this.#links.delete(page);
  }

  #linkOf(page: number): EngineLink | undefined {
    const known = this.#links.get(page);
    if (known !== undefined || this.#watch === undefined) return known;
    const link = createEngineLink(this.#watch.engine, (message) => {
      this.#port.postMessage({ kind: 'page', page, message });
    });
    this.#links.set(page, link);
    link.tell();
    return link;
  }

  async #end(): Promise<Record<string, never>> {
    const watch = this.#watch;
    this.#watch = undefined;
    this.#links.clear();
    await watch?.close();
    return {};
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
