import { contentTypes } from '../protocol/envelope.ts';
import { expirySeconds } from '../protocol/time.ts';
import type { PacketProperties } from '../transport/transport.ts';

const mostKept = 1000;

/** The properties of events that live so long: the same object for the same ones, so that the transport makes bytes of it once. */
export function createConstantProperties(): (ttlMs: number | undefined) => PacketProperties {
  const bySeconds = createExpiringProperties(contentTypes.event);
  return (ttlMs) => bySeconds(ttlMs === undefined ? undefined : expirySeconds(ttlMs));
}

/** As {@link createConstantProperties}, of another content type and by the expiry of the packet. */
export function createExpiringProperties(
  contentType: string,
): (seconds: number | undefined) => PacketProperties {
  const known = new Map<number | undefined, PacketProperties>();
  return (seconds) => {
    const found = known.get(seconds);
    if (found !== undefined) return found;
    const made = seconds === undefined ? { contentType } : { contentType, messageExpirySeconds: seconds };
    if (known.size > mostKept) known.clear();
    known.set(seconds, made);
    return made;
  };
}
