import type { Aedes } from 'aedes';
import type { Readable } from 'node:stream';

interface Stored {
  readonly messageId?: number;
  dup: boolean;
}

interface Outgoing {
  outgoingStream(client: object): Readable;
}

/** Aedes forgets to mark what it sends again [MQTT-3.3.1-1]; a stored message with a packet id was sent before. */
export function markDuplicates(aedes: Aedes): void {
  const { persistence } = aedes as unknown as { persistence: Outgoing };
  const original = persistence.outgoingStream.bind(persistence);
  persistence.outgoingStream = (client) => original(client).map(mark);
}

function mark(packet: Stored): Stored {
  packet.dup = packet.messageId !== undefined;
  return packet;
}
