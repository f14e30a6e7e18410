import type { CapturedMessage } from '@parley/explorer';

const remembered = 20_000;

/** Measures replies by one clock, ours: from the arrival of the request to that of its reply. */
export interface LatencyMeter {
  /** Milliseconds since the message that caused this one, where it is a reply and its request was seen. */
  see(captured: CapturedMessage): number | undefined;
}

export function createLatencyMeter(): LatencyMeter {
  const arrivals = new Map<string, number>();
  return {
    see: ({ message, system, receivedAtMs }) => {
      if (message.id !== undefined && message.replyTo !== undefined && !arrivals.has(message.id)) {
        if (arrivals.size >= remembered) arrivals.clear();
        arrivals.set(message.id, receivedAtMs);
      }
      if (system?.kind !== 'inbox' || message.causationId === undefined) return undefined;
      const since = arrivals.get(message.causationId);
      return since === undefined ? undefined : receivedAtMs - since;
    },
  };
}
