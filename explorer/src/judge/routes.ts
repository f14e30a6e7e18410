import type { Bundle, BundleChannel } from '@parley/schemas';
import { createTopics, parseAddress, topicMatches } from '@parley/runtime/protocol';
import type { SystemTopic } from '@parley/runtime/protocol';

/** A channel that a topic can belong to. */
export interface Route {
  readonly channel: BundleChannel;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where a topic leads: a system topic, the channels with such an address, or nowhere. */
export interface Destination {
  readonly system?: SystemTopic;
  readonly routes: readonly Route[];
  /** What travels there is no message: wake-up calls and probes of a broker. REQ-TOPIC-12, REQ-TOPIC-27 */
  readonly isIgnored?: boolean;
}

const cachedTopics = 10_000;
/** Longer topics are looked at anew each time: whoever sends may make up as many as there are. */
const maxCachedLetters = 500;

/** Finds the channels of a topic. Remembers topics: the same few carry most of the traffic. */
export function createRoutes(bundle: Bundle): (topic: string) => Destination {
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const channels = Object.values(bundle.channels);
  const ignored = [topics.quicken('+', '+'), `${topics.channel(bundle.prefix)}/probe/#`];
  const known = new Map<string, Destination>();

  function find(topic: string): Destination {
    const system = topics.parse(topic);
    if (system !== undefined) return { system, routes: [] };
    if (ignored.some((filter) => topicMatches(filter, topic))) return { routes: [], isIgnored: true };
    const address = topics.address(topic);
    return { routes: address === undefined ? [] : channels.flatMap((channel) => routeTo(channel, address)) };
  }

  return (topic) => {
    const found = known.get(topic);
    if (found !== undefined) return found;
    const destination = find(topic);
    if (topic.length > maxCachedLetters) return destination;
    if (known.size >= cachedTopics) known.clear();
    known.set(topic, destination);
    return destination;
  };
}

function routeTo(channel: BundleChannel, address: string): readonly Route[] {
  const parameters = channel.address === null ? undefined : parseAddress(channel.address, address);
  return parameters === undefined ? [] : [{ channel, parameters }];
}
