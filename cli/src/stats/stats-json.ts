import type { Aggregate } from '@parley/explorer';
import { escapeJson } from '../terminal/escape.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot as a line of `--json`; the members stand in the help of `parley stats`. */
export function formatStatsJson({ atMs, forMs, broker, query, state, figures }: Snapshot): string {
  const { received, kept, evicted, excluded, truncated, dropped, missing, repeated, perSecond } =
    state.counters;
  return escapeJson(
    JSON.stringify({
      time: new Date(atMs).toISOString(),
      watchedMs: forMs,
      broker,
      connection: state.connection,
      query,
      counters: { received, kept, evicted, excluded, truncated, dropped, missing, repeated, perSecond },
      refused: state.refused,
      messages: figures.total,
      channels: figures.channels.map((figure) => toJson('channel', figure)),
      agents: figures.agents.map((figure) => toJson('agent', figure)),
    }),
  );
}

function toJson(key: string, { name, messages, bad, perSecond, ...rest }: Aggregate) {
  const { sizeP50, sizeP95, latencyP95, lastAtMs } = rest;
  return {
    [key]: name === '' ? null : name,
    ...{ messages, invalid: bad, perSecond },
    sizeBytes: { p50: sizeP50 ?? null, p95: sizeP95 ?? null },
    latencyMs: { p95: latencyP95 ?? null },
    lastAt: lastAtMs === undefined ? null : new Date(lastAtMs).toISOString(),
  };
}
