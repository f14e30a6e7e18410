/** What one run does; the same for raw mqtt.js and for Parley. */
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
  /** The ratio to raw that design.md sets as the goal. */
  readonly goal: number;
}

export const scenarios: readonly Scenario[] = [
  { name: 'publish to handled, QoS 0', kind: 'events', qos: 0, messages: 60_000, window: 200, goal: 0.6 },
  { name: 'publish to handled, QoS 1', kind: 'events', qos: 1, messages: 40_000, window: 200, goal: 0.85 },
  {
    name: 'publish to handled, QoS 1, batches',
    kind: 'events',
    qos: 1,
    isBatched: true,
    messages: 100_000,
    window: 1_000,
    goal: 4,
  },
  {
    name: 'publish to handled, durable',
    kind: 'events',
    qos: 1,
    isDurable: true,
    messages: 40_000,
    window: 200,
    goal: 0.65,
  },
  {
    name: 'request/reply QoS 0, one at a time',
    kind: 'requests',
    qos: 0,
    messages: 4_000,
    window: 1,
    goal: 0.85,
  },
  {
    name: 'request/reply QoS 0, 100 in flight',
    kind: 'requests',
    qos: 0,
    messages: 20_000,
    window: 100,
    goal: 0.85,
  },
  {
    name: 'request/reply QoS 1, one at a time',
    kind: 'requests',
    qos: 1,
    messages: 2_000,
    window: 1,
    goal: 0.85,
  },
  {
    name: 'request/reply QoS 1, 100 in flight',
    kind: 'requests',
    qos: 1,
    messages: 15_000,
    window: 100,
    goal: 0.85,
  },
];

/** Events that may be published but not yet handled: keeps a broker from dropping QoS 0 to a slow reader, on both sides. */
export const credit = 2_000;

/** How often the consumer tells how far it is. */
export const creditStep = 250;

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
