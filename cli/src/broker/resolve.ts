import { type BrokerSettings, type BrokerTarget, resolveBroker as resolve } from '@parley/explorer/connect';
import { asFailure } from './as-failure.ts';

export type { BrokerTarget } from '@parley/explorer/connect';

/** The broker to talk to: what the command line names, else `PARLEY_BROKER`, else the configuration, else localhost. */
export function resolveBroker(named: string | undefined, settings: BrokerSettings): BrokerTarget {
  return asFailure(() => resolve(named, settings));
}
