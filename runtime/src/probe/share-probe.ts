import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { IncomingPacket, Transport } from '../transport/transport.ts';

export interface ShareProbeOptions {
  readonly transport: Transport;
  /** A topic that `stir` publishes to. */
  readonly topic: string;
  /** A group that nobody else is in. */
  readonly group: string;
  readonly clock: Clock;
  readonly stir: () => Promise<void>;
}

export interface ShareProbe {
  /** Rejects with `unsupported` when the broker refuses shared subscriptions, or grants one and delivers nothing. */
  run(): Promise<void>;
  /** True for the packet that the probe waits for. */
  takes(packet: IncomingPacket): boolean;
}

const patienceMs = 2_000;

/** Finds out whether a broker really shares: subscribes alone in a group, and waits for one message. */
export function createShareProbe(options: ShareProbeOptions): ShareProbe {
  const { transport, topic, clock } = options;
  const filter = `$share/${options.group}/${topic}`;
  let arrived: () => void = () => undefined;
  const waitForArrival = (): Promise<boolean> =>
    new Promise((resolve) => {
      const cancel = clock.after(patienceMs, () => {
        resolve(false);
      });
      arrived = () => {
        cancel();
        resolve(true);
      };
    });
  return {
    async run() {
      if (transport.session?.sharedSubscriptions === false) throw unsupported('says that it has none');
      const arrival = waitForArrival();
      try {
        await transport.subscribe([{ filter, qos: 0, retained: false }]);
        await options.stir();
      } catch (caught) {
        arrived();
        throw caught;
      }
      const isShared = await arrival;
      await transport.unsubscribe([filter]);
      if (!isShared) throw unsupported('granted one and delivered nothing');
    },
    takes(packet) {
      if (packet.topic !== topic) return false;
      packet.acknowledge();
      arrived();
      return true;
    },
  };
}

function unsupported(why: string): ParleyError {
  return new ParleyError(
    'unsupported',
    `the broker has no shared subscriptions, which \`share: broker\` needs: it ${why}`,
  );
}
