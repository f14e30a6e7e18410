import type { Message } from '../protocol/message.ts';
import type { SystemTopic, Topics } from '../protocol/system-topics.ts';
import type { ChannelPlan } from './channel-plan.ts';
import type { Parameters } from './parameters.ts';

export interface Match {
  readonly plan: ChannelPlan;
  readonly parameters: Parameters;
}

/** What a topic says about the messages on it. */
export type Route =
  | { readonly kind: 'channels'; readonly matches: readonly Match[] }
  | { readonly kind: 'inbox' }
  | { readonly kind: 'system'; readonly channel: string; readonly parameters: Parameters };

const maximumRoutes = 10_000;

export interface RoutesOptions {
  readonly topics: Topics;
  /** Channels that the agent receives, patterns resolved. */
  readonly plans: readonly ChannelPlan[];
}

/** Finds the route of a topic, once per topic as long as there are not too many. */
export function createRoutes({ topics, plans }: RoutesOptions): (topic: string) => Route {
  const routes = new Map<string, Route>();
  return (topic) => {
    const known = routes.get(topic);
    if (known !== undefined) return known;
    if (routes.size >= maximumRoutes) routes.clear();
    const route = findRoute(topic, topics.parse(topic), plans);
    routes.set(topic, route);
    return route;
  };
}

/** The channel that a message on an address belongs to: what it says itself, or for a foreign one the topic and the type. */
export function chooseMatch(matches: readonly Match[], message: Message): Match | undefined {
  const { channel, type } = message;
  if (channel !== undefined) return matches.find(({ plan }) => plan.name === channel);
  return matches.find(({ plan }) => plan.types.has(type)) ?? matches[0];
}

function findRoute(topic: string, system: SystemTopic | undefined, plans: readonly ChannelPlan[]): Route {
  if (system?.kind === 'inbox') return { kind: 'inbox' };
  if (system !== undefined) return { kind: 'system', ...reservedChannel(system) };
  const matches = plans.flatMap((plan): Match[] => {
    const parameters = plan.parse(topic);
    return parameters === undefined ? [] : [{ plan, parameters }];
  });
  return { kind: 'channels', matches };
}

function reservedChannel(topic: SystemTopic): { channel: string; parameters: Parameters } {
  if (topic.kind === 'events') return { channel: `parley.events.${topic.event}`, parameters: {} };
  const { agent } = topic;
  const instance = 'instance' in topic ? topic.instance : undefined;
  return {
    channel: `parley.${topic.kind}`,
    parameters: instance === undefined ? { agent } : { agent, instance },
  };
}
