import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import { createShareProbe, type ShareProbe } from '../probe/share-probe.ts';
import type { TransportFactory } from '../transport/transport.ts';

export interface ShareCheckOptions {
  readonly factory: TransportFactory;
  readonly clientId: string;
  /** What asks for it: shared filters. None: nothing is checked. */
  readonly filters: readonly string[];
  /** A topic that `stir` publishes to. */
  readonly topic: string;
  /** A group that nobody else is in. */
  readonly group: string;
  readonly clock: Clock;
  readonly stir: () => Promise<void>;
}

/** A connection can break by chance. */
const attempts = 3;

/**
 * Rejects with `unsupported`, and what to do, unless the broker really shares: some grant a shared subscription and deliver nothing,
 * some close the connection of who asks for one. So it is tried on a connection of its own.
 */
export async function assertShared(options: ShareCheckOptions): Promise<void> {
  if (options.filters.length === 0) return;
  let failure: ParleyError | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    failure = await tryOnce(options);
    if (failure === undefined) return;
    if (failure.code !== 'not_connected') break;
  }
  throw refusal(options, failure);
}

async function tryOnce(options: ShareCheckOptions): Promise<ParleyError | undefined> {
  const transport = options.factory.create({
    clientId: options.clientId,
    mayReconnect: () => false,
    onPacket: (packet) => {
      if (!probe.takes(packet)) packet.acknowledge();
    },
  });
  const probe: ShareProbe = createShareProbe({ ...options, transport });
  try {
    await transport.open();
    await probe.run();
    return undefined;
  } catch (caught) {
    return ParleyError.from(caught);
  } finally {
    await transport.close();
  }
}

function refusal({ factory, filters }: ShareCheckOptions, failure: ParleyError | undefined): ParleyError {
  const why =
    failure?.code === 'not_connected'
      ? 'it closes the connection of who asks for a shared subscription'
      : (failure?.reason ?? 'unknown');
  const reason =
    `${factory.url} does not do what \`share: broker\` needs (${filters.join(', ')}): ${why}. ` +
    'Say `share: one`, which works with every broker, or use a broker with shared subscriptions';
  return new ParleyError('unsupported', reason, failure === undefined ? {} : { cause: failure });
}
