import { below } from '../../model/place.ts';
import { parseSize } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

/** The largest remaining length of an MQTT packet [MQTT-2.2.3]. */
const packetBytes = 268_435_455;

export const maxBytesBeyondPacket: Rule = {
  id: 'MAX_BYTES_BEYOND_PACKET',
  severity: 'warning',
  summary: 'A channel allows messages that no MQTT packet can hold.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    for (const at of [['maxBytes'], ['batch', 'bytes']] as const) {
      const [key, inner] = at;
      const written =
        inner === undefined ? raw[key] : (raw[key] as Readonly<Record<string, unknown>> | undefined)?.[inner];
      const bytes = parseSize(written);
      if (bytes === undefined || bytes <= packetBytes) continue;
      report({
        place: below(place, ...at),
        message: `${String(written)} is more than an MQTT packet can hold (256MB)`,
      });
    }
  },
};
