import { type LiveAgents, type WatchOptions, watchAgents } from '../presence/live-agents.ts';
import type { Clock } from '../clock.ts';
import type { Topics } from '../protocol/system-topics.ts';
import type { TransportFactory } from '../transport/transport.ts';

export interface WatchesOptions {
  readonly factory: TransportFactory;
  readonly clock: Clock;
  readonly watch: WatchOptions | undefined;
  readonly randomName: () => string;
}

/** The watchers of a bus, one per prefix and tenant: made when somebody asks, shared by its agents. */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #watches = new Map<string, Promise<LiveAgents>>();

  constructor(options: WatchesOptions) {
    this.#options = options;
  }

  open(topics: Topics): Promise<LiveAgents> {
    const root = topics.events('+');
    const known = this.#watches.get(root);
    if (known !== undefined) return known;
    const { factory, clock, watch, randomName } = this.#options;
    const opened = watchAgents({ ...watch, factory, clock, topics, name: randomName() });
    this.#watches.set(root, opened);
    opened.catch(() => this.#watches.delete(root));
    return opened;
  }

  async close(): Promise<void> {
    const opened = [...this.#watches.values()];
    this.#watches.clear();
    for (const watch of opened) await watch.then((live) => live.close()).catch(() => undefined);
  }
}
