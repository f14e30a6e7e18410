import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { IncomingPacket, Transport, TransportFactory } from '../transport/transport.ts';

export interface RedeliveryCheckOptions {
  readonly factory: TransportFactory;
  readonly clientId: string;
  /** Channels whose order of keys hangs on it. None: nothing is checked. */
  readonly channels: readonly string[];
  /** A topic that nobody else uses. */
  readonly topic: string;
  readonly clock: Clock;
}

/** A broker of MQTT sends again at once; NATS waits for its `ack_wait`, at the least a second. */
const patienceMs = 700;
const arrivalMs = 2_000;

/**
 * Rejects with `unsupported`, and what to do, where a broker does not send again at a reconnect what was not acknowledged [MQTT-4.4.0-1]:
 * newer messages of a key would overtake it.
 */
export async function assertRedelivery(options: RedeliveryCheckOptions): Promise<void> {
  const { factory, channels, topic } = options;
  if (channels.length === 0) return;
  const first = enter(options, true);
  try {
    await first.transport.open();
    await first.transport.subscribe([{ filter: topic }]);
    await first.transport.publish({ topic, payload: 'probe' });
    // Who may not even use this topic learns nothing.
    if ((await first.arrival(arrivalMs)) === undefined) return;
  } finally {
    await first.transport.close({ abrupt: true });
  }
  const second = enter(options, false);
  try {
    await second.transport.open();
    const again = await second.arrival(patienceMs);
    again?.acknowledge();
    if (again !== undefined) return;
  } finally {
    await second.transport.close();
    await forget(options);
  }
  const reason =
    `${factory.url} does not send again at a reconnect what was not acknowledged (NATS: only after ack_wait), ` +
    `so newer messages of a key would overtake it: ${channels.join(', ')}. Do without orderBy, or use another broker`;
  throw new ParleyError('unsupported', reason);
}

interface Entered {
  readonly transport: Transport;
  /** The first packet, unacknowledged; undefined when none comes in time. */
  arrival(timeMs: number): Promise<IncomingPacket | undefined>;
}

function enter({ factory, clientId, clock }: RedeliveryCheckOptions, clean: boolean): Entered {
  let come: (packet: IncomingPacket | undefined) => void = () => undefined;
  const coming = new Promise<IncomingPacket | undefined>((resolve) => {
    come = resolve;
  });
  const transport = factory.create({ clientId, clean, sessionExpirySeconds: 60, onPacket: come });
  return {
    transport,
    arrival: (timeMs) => {
      const cancel = clock.after(timeMs, () => {
        come(undefined);
      });
      return coming.finally(cancel);
    },
  };
}

/** Ends the session. */
async function forget({ factory, clientId }: RedeliveryCheckOptions): Promise<void> {
  const transport = factory.create({ clientId });
  await transport.open();
  await transport.close();
}
