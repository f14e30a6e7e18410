/** What one run of messages does; the same for all sides. */
export interface Scenario {
  readonly name: string;
  readonly kind: 'events' | 'requests';
  readonly qos: 0 | 1;
  /** Parley writes each message down and waits for receipts; raw has nothing like it and publishes at QoS 1. */
  readonly isDurable?: boolean;
  /** Parley sends on a channel with batches; raw one a packet. */
  readonly isBatched?: boolean;
  readonly messages: number;
  /** Events: publishes that are not yet accepted by the broker. Requests: requests without a reply. */
  readonly window: number;
  /** What Parley should reach: a part of raw's rate, or messages a second. */
  readonly goal: { readonly ratio: number } | { readonly perSecond: number };
  /** Why it does not, as far as it is known. */
  readonly whenMissed: string;
  /** How many times the rate of Moleculer Parley should have; absent where that is not measured. */
  readonly timesMoleculer?: number;
  /** Where Moleculer would take minutes for all. */
  readonly moleculerMessages?: number;
}

const oneAtATime =
  'Processor time between a packet and its answer, in processes that were asleep a moment before. Of 4,000 requests many still run while their code is compiled, and Parley has more of it: the threads of the compiler and the garbage collector take a sixth. System calls are as many as those of raw, and no reply waits for a batch.';
const manyInFlight =
  'Nagle at the broker: one late packet of 40 ms before the remedy begins, then one now and then. Three busy processes share the cores.';

export const scenarios: readonly Scenario[] = [
  {
    name: 'publish to handled, QoS 0',
    kind: 'events',
    qos: 0,
    messages: 60_000,
    window: 200,
    goal: { ratio: 0.6 },
    whenMissed: 'The checks and the envelope cost more than all that mqtt.js does at QoS 0.',
  },
  {
    name: 'publish to handled, QoS 1',
    kind: 'events',
    qos: 1,
    messages: 40_000,
    window: 200,
    goal: { ratio: 0.85 },
    whenMissed:
      'Processor time a message is no more than that of raw; with three busy processes on two cores single rounds vary by more than what is missing.',
  },
  {
    name: 'publish to handled, QoS 1, batches',
    kind: 'events',
    qos: 1,
    isBatched: true,
    messages: 100_000,
    window: 1_000,
    goal: { ratio: 4 },
    whenMissed:
      'What a batch saves is packets; each entry is still an envelope. Of its 18 to 24 µs of processor time the garbage collector and the compiler take 4, JSON as much; the rest is a promise and an id at the sender, checks, the lookup whether it came before, and settling at the receiver.',
  },
  {
    name: 'publish to handled, durable',
    kind: 'events',
    qos: 1,
    isDurable: true,
    messages: 40_000,
    window: 200,
    goal: { perSecond: 30_000 },
    whenMissed:
      'Each message is also written to the journal, with a sync for each group, and confirmed by a receipt with its id: 50 to 70 µs of processor time, 20 to 30 more than at QoS 1. Where producer, consumer and broker share two cores, that and the broker are the limit.',
  },
  {
    name: 'request/reply QoS 0, one at a time',
    kind: 'requests',
    qos: 0,
    messages: 4_000,
    window: 1,
    goal: { ratio: 0.85 },
    whenMissed: oneAtATime,
    timesMoleculer: 1,
  },
  {
    name: 'request/reply QoS 0, 100 in flight',
    kind: 'requests',
    qos: 0,
    messages: 20_000,
    window: 100,
    goal: { ratio: 0.85 },
    whenMissed: manyInFlight,
    timesMoleculer: 1,
  },
  {
    name: 'request/reply QoS 1, one at a time',
    kind: 'requests',
    qos: 1,
    messages: 2_000,
    window: 1,
    goal: { ratio: 0.85 },
    whenMissed: oneAtATime,
    timesMoleculer: 100,
    moleculerMessages: 200,
  },
  {
    name: 'request/reply QoS 1, 100 in flight',
    kind: 'requests',
    qos: 1,
    messages: 15_000,
    window: 100,
    goal: { ratio: 0.85 },
    whenMissed: manyInFlight,
    timesMoleculer: 1,
  },
];

/** Events that may be published but not yet handled: keeps a broker from dropping QoS 0 to a slow reader, on both sides. */
export const credit = 2_000;

/** How often the consumer tells how far it is. */
export const creditStep = 50;

/** One side of a run, in a process of its own. */
export interface Producer {
  /** Sends all messages of the scenario; resolves when every one is accepted or answered. */
  run(scenario: Scenario): Promise<void>;
  close(): Promise<void>;
}

export interface Consumer {
  close(): Promise<void>;
}

/** Keeps `window` calls of `one` under way until `count` are done. */
export async function keepInFlight(
  count: number,
  window: number,
  one: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await one(index);
  };
  await Promise.all(Array.from({ length: Math.min(window, count) }, lane));
}
