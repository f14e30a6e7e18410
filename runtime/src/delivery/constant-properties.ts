import { contentTypes } from '../protocol/envelope.ts';
import { expirySeconds } from '../protocol/time.ts';
import type { PacketProperties } from '../transport/transport.ts';

const mostKept = 1000;

/** The properties of events that live so long: the same object for the same ones, so that the transport makes bytes of it once. */
export function createConstantProperties(): (ttlMs: number | undefined) => PacketProperties {
  const bySeconds = new Map<number, PacketProperties>();
  return (ttlMs) => {
    const seconds = ttlMs === undefined ? 0 : expirySeconds(ttlMs);
    const known = bySeconds.get(seconds);
    if (known !== undefined) return known;
    const contentType = contentTypes.event;
    const made = seconds === 0 ? { contentType } : { contentType, messageExpirySeconds: seconds };
    if (bySeconds.size > mostKept) bySeconds.clear();
    bySeconds.set(seconds, made);
    return made;
  };
}
