import type { EngineOptions } from '@parley/explorer';

export interface LimitOptions {
  readonly rows?: number;
  /** Bytes. */
  readonly memory?: number;
  /** More topic filters, as they stand in MQTT. */
  readonly topic?: readonly string[];
}

/** How much of what an engine keeps; what is not said is left to it. */
export function engineLimits({
  rows,
  memory,
  topic,
}: LimitOptions): Pick<EngineOptions, 'maxRows' | 'maxBytes' | 'extra'> {
  return {
    ...(rows === undefined ? {} : { maxRows: rows }),
    ...(memory === undefined ? {} : { maxBytes: memory }),
    ...(topic === undefined ? {} : { extra: topic }),
  };
}
