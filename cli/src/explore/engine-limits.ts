import type { EngineOptions } from '@parley/explorer';

export interface LimitOptions {
  readonly rows?: number;
  /** Bytes. */
  readonly memory?: number;
  /** More topic filters, as they stand in MQTT. */
  readonly topic?: readonly string[];
  /** Topic filters of what is left out. */
  readonly exclude?: readonly string[];
}

/** How much of what an engine keeps; what is not said is left to it. */
export function engineLimits({
  rows,
  memory,
  topic,
  exclude,
}: LimitOptions): Pick<EngineOptions, 'maxRows' | 'maxBytes' | 'extra' | 'exclude'> {
  return {
    ...(rows === undefined ? {} : { maxRows: rows }),
    ...(memory === undefined ? {} : { maxBytes: memory }),
    ...(topic === undefined ? {} : { extra: topic }),
    ...(exclude === undefined ? {} : { exclude }),
  };
}
