import { ParleyError } from '../errors.ts';
import type { Timers } from './timers.ts';
import type { OutgoingPacket, Session, Subscription, Transport, TransportFactory } from './transport.ts';

/** Characters of a topic that some brokers change or refuse: see docs/decisions/0025-what-brokers-lack.md. */
const doubtful = /[.* ]/g;
const patienceMs = 2_000;
const connectMs = 10_000;
const attempts = 3;

/**
 * Refuses topics that the broker would deliver under another name, or hang up at, with `unsupported`. It asks the broker, over a
 * connection of its own and once for each such character, when the first topic with one is used. Others cost nothing.
 */
export function guardTopics(factory: TransportFactory, timers: Timers): TransportFactory {
  const verdicts = new Verdicts(factory, timers);
  return {
    url: factory.url,
    create: (transportOptions) => new GuardedTransport(factory.create(transportOptions), verdicts),
  };
}

class GuardedTransport implements Transport {
  readonly #inner: Transport;
  readonly #verdicts: Verdicts;

  constructor(inner: Transport, verdicts: Verdicts) {
    this.#inner = inner;
    this.#verdicts = verdicts;
  }

  get state(): Transport['state'] {
    return this.#inner.state;
  }

  get session(): Session | undefined {
    return this.#inner.session;
  }

  open(signal?: AbortSignal): Promise<Session> {
    return this.#inner.open(signal);
  }

  publish(packet: OutgoingPacket): Promise<void> {
    const doubt = this.#verdicts.check(packet.topic);
    return doubt === undefined ? this.#inner.publish(packet) : doubt.then(() => this.#inner.publish(packet));
  }

  async subscribe(subscriptions: readonly Subscription[]): Promise<void> {
    for (const { filter } of subscriptions) await this.#verdicts.check(filter);
    await this.#inner.subscribe(subscriptions);
  }

  unsubscribe(filters: readonly string[]): Promise<void> {
    return this.#inner.unsubscribe(filters);
  }

  close(options?: { readonly abrupt?: boolean }): Promise<void> {
    return this.#inner.close(options);
  }
}

/** What the broker does at each doubtful character: undefined when it takes it as it is. */
type Verdict = string | undefined;

class Verdicts {
  readonly #factory: TransportFactory;
  readonly #timers: Timers;
  readonly #taken = new Set<string>();
  readonly #asked = new Map<string, Promise<Verdict>>();
  #lastTopic = '';

  constructor(factory: TransportFactory, timers: Timers) {
    this.#factory = factory;
    this.#timers = timers;
  }

  /** Undefined when nothing speaks against the topic; else to be waited for: rejects with `unsupported`. */
  check(topic: string): Promise<void> | undefined {
    if (topic === this.#lastTopic) return undefined;
    const unknown = topic.match(doubtful)?.filter((character) => !this.#taken.has(character)) ?? [];
    if (unknown.length > 0) return this.#ask(topic, new Set(unknown));
    this.#lastTopic = topic;
    return undefined;
  }

  async #ask(topic: string, characters: ReadonlySet<string>): Promise<void> {
    for (const character of characters) {
      const verdict = await this.#verdictOn(character);
      if (verdict === undefined) continue;
      const reason =
        `"${topic}" cannot be used: ${this.#factory.url} ${verdict}. ` +
        `Addresses, parameters and names without "${character}" work, and so does another broker`;
      throw new ParleyError('unsupported', reason);
    }
  }

  #verdictOn(character: string): Promise<Verdict> {
    const asked = this.#asked.get(character);
    if (asked !== undefined) return asked;
    const verdict = probeOften(this.#factory, character, this.#timers).catch(() => {
      // Without a connection nothing is known: the next one asks again.
      this.#asked.delete(character);
      return undefined;
    });
    this.#asked.set(character, verdict);
    void verdict.then((known) => {
      // Later than all that waits for it: none of them is overtaken.
      if (known === undefined && this.#asked.has(character))
        this.#timers.after(0, () => this.#taken.add(character));
    });
    return verdict;
  }
}

/** A connection can break by chance: only one that breaks each time is a verdict. */
async function probeOften(factory: TransportFactory, character: string, timers: Timers): Promise<Verdict> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const verdict = await probe(factory, character, timers);
    if (verdict !== 'closed') return verdict;
  }
  return `closes the connection at topics with "${character}"`;
}

/** Sends one message to a plain topic and one to a topic with the character, and compares. */
async function probe(factory: TransportFactory, character: string, timers: Timers): Promise<Verdict> {
  const name = crypto.randomUUID().slice(-12);
  const root = `parley/v1/probe/${name}`;
  const arrivals = new Arrivals(timers);
  const transport = factory.create({
    clientId: `parley:probe:${name}`,
    mayReconnect: () => false,
    onPacket: (packet) => {
      packet.acknowledge();
      arrivals.add(packet.topic);
    },
    onState: (state) => {
      if (state === 'taken-over') arrivals.end();
    },
  });
  const late = new AbortController();
  const cancel = timers.after(connectMs, () => {
    late.abort();
  });
  try {
    await transport.open(late.signal);
    await transport.subscribe([{ filter: `${root}/#` }]);
    await transport.publish({ topic: `${root}/a-b`, payload: 'probe' });
    // Who may not even use this says nothing about characters.
    if ((await arrivals.next()) !== `${root}/a-b`) return undefined;
    const odd = `${root}/a${character}b`;
    transport.publish({ topic: odd, payload: 'probe' }).catch(() => undefined);
    const came = await arrivals.next();
    if (came === odd) return undefined;
    if (came !== undefined) return `delivers "a${character}b" as "${came.slice(root.length + 1)}"`;
    return transport.state === 'online' ? `delivers nothing to topics with "${character}"` : 'closed';
  } finally {
    cancel();
    await transport.close();
  }
}

/** Topics of what came, one after the other; undefined when nothing comes any more. */
class Arrivals {
  readonly #timers: Timers;
  readonly #topics: (string | undefined)[] = [];
  #wake: () => void = () => undefined;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  add(topic: string): void {
    this.#topics.push(topic);
    this.#wake();
  }

  end(): void {
    this.#topics.push(undefined);
    this.#wake();
  }

  async next(): Promise<string | undefined> {
    if (this.#topics.length === 0) {
      await new Promise<void>((resolve) => {
        const cancel = this.#timers.after(patienceMs, resolve);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    return this.#topics.shift();
  }
}
