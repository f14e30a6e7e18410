import type { HealthData } from '@parley/schemas';

/** What an instance says about its load. */
export type Load = Pick<HealthData, 'inFlight' | 'queued' | 'handled' | 'failed'>;

const slots = ['tickMs', 'inFlight', 'queued', 'handled', 'failed'] as const;

/** Memory that the main thread writes and the heartbeat's thread reads. Each number is whole by itself; together they may be a tick apart. */
export function createVitals(): SharedArrayBuffer {
  return new SharedArrayBuffer(slots.length * Float64Array.BYTES_PER_ELEMENT);
}

/** The main loop runs: that is what the tick says. */
export function writeVitals(vitals: SharedArrayBuffer, load: Load): void {
  const numbers = new Float64Array(vitals);
  const values = { ...load, tickMs: processMs() };
  for (const [index, slot] of slots.entries()) numbers[index] = values[slot];
}

/** The load as it was at the last tick, and how long ago that was. */
export function readVitals(vitals: SharedArrayBuffer): Load & { readonly tickAgeMs: number } {
  const [tickMs = 0, inFlight = 0, queued = 0, handled = 0, failed = 0] = new Float64Array(vitals);
  return { inFlight, queued, handled, failed, tickAgeMs: Math.max(0, Math.round(processMs() - tickMs)) };
}

/** Milliseconds on a clock that all threads of the process share. */
function processMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
