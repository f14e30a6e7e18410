import type { Settlement } from './delivery.ts';

/** Settles a packet once each of its entries is settled. */
export function splitSettlement(packet: Settlement, entries: number): Settlement {
  let open = entries;
  if (open === 0) packet.acknowledge();
  return {
    acknowledge() {
      open -= 1;
      if (open === 0) packet.acknowledge();
    },
  };
}
