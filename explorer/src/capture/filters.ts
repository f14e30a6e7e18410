import type { Bundle } from '@parley/schemas';
import { addressFilter, createTopics, topicMatches } from '@parley/runtime/protocol';

export interface FilterOptions {
  /** Status, cards, health, commands, events, dead letters. Default true; inboxes are always watched. */
  readonly system?: boolean;
  /** More topic filters, as they stand in MQTT. */
  readonly extra?: readonly string[];
}

/** What to subscribe to so that everything the contracts declare is seen, each message once. */
export function captureFilters(bundle: Bundle, options: FilterOptions = {}): readonly string[] {
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const addresses = Object.values(bundle.channels).flatMap(({ address }) =>
    address === null ? [] : [topics.channel(addressFilter(address))],
  );
  const root = topics.channel(bundle.prefix);
  const system = options.system === false ? [`${root}/inbox/#`] : [`${root}/#`];
  return withoutCovered([...addresses, ...system, ...(options.extra ?? [])]);
}

/** Brokers may send one copy per subscription that matches: leaves out what another filter holds already. */
function withoutCovered(filters: readonly string[]): readonly string[] {
  const distinct = [...new Set(filters)];
  return distinct.filter(
    (filter) => !distinct.some((other) => other !== filter && topicMatches(other, filter)),
  );
}
