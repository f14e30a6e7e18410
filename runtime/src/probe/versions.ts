import type { ParleyError } from '../errors.ts';
import type { Finding } from './probe.ts';

const names = { 4: '3.1.1', 5: '5' } as const;

/** Which versions of MQTT were let in. */
export function versionFinding(
  protocols: readonly (4 | 5)[],
  failures: ReadonlyMap<4 | 5, ParleyError>,
): Finding {
  const measured = protocols.map((protocol) => names[protocol]).join(' and ');
  const base = { id: 'versions', title: 'Versions of MQTT', section: '3.1.2.2', tookMs: 0 };
  const value = { protocols: measured };
  if (protocols.includes(5)) {
    const refusal = failures.get(4);
    const meaning = refusal === undefined ? 'Every client gets in.' : 'Clients of MQTT 3.1.1 do not get in.';
    return { ...base, status: 'ok', grade: 'A', measured, value, meaning, touches: [] };
  }
  return {
    ...base,
    status: 'warn',
    grade: 'B',
    measured: `${measured} alone`,
    value,
    meaning:
      'Everything works, but a refused message or subscription is not always told, messages do not expire at the broker, and a session is kept for as long as the broker likes.',
    touches: ['at-least-once', 'exactly-once'],
  };
}
