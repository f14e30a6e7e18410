import type { Bundle, BundleAgent, BundleChannel } from '@parley/schemas';
import { ParleyError } from '../errors.ts';
import { subscriptionFilters, type Parameters } from '../delivery/parameters.ts';
import type { Topics } from '../protocol/system-topics.ts';
import type { Subscription } from '../transport/transport.ts';

/** The agent's own entry in its bundle. Throws `not_declared`. */
export function findAgent(bundle: Bundle, name: string): BundleAgent {
  const agent = Object.hasOwn(bundle.agents, name) ? bundle.agents[name] : undefined;
  if (agent === undefined) throw new ParleyError('not_declared', `the contracts declare no agent "${name}"`);
  if (agent.external)
    throw new ParleyError('not_declared', `"${name}" is declared external: it runs elsewhere`);
  return agent;
}

/** Throws `not_declared` unless there is exactly one handler for every declared receive. */
export function assertHandlers(agent: BundleAgent, handlers: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(agent.receives)) {
    if (!Object.hasOwn(handlers, key) || typeof handlers[key] !== 'function') {
      throw new ParleyError('not_declared', `${agent.name} receives ${key} and has no handler for it`);
    }
  }
  const extra = Object.keys(handlers).find((key) => !Object.hasOwn(agent.receives, key));
  if (extra !== undefined) {
    throw new ParleyError(
      'not_declared',
      `${agent.name} has a handler for ${extra}, which it does not receive`,
    );
  }
}

/** Throws `not_declared` for a parameter that the agent does not declare. */
export function assertParameters(agent: BundleAgent, parameters: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!agent.parameters.includes(name)) {
      throw new ParleyError('not_declared', `${agent.name} declares no parameter "${name}"`);
    }
    if (typeof value !== 'string') throw new ParleyError('invalid_parameter', `"${name}" must be a string`);
  }
}

/** Throws `unsupported` for promises that need a state folder where there is none. */
export function assertSupported(agent: BundleAgent, bundle: Bundle, hasState: boolean): void {
  const received = Object.keys(agent.receives);
  if (hasState) return;
  for (const name of new Set([...received, ...Object.keys(agent.sends)])) {
    const channel = Object.hasOwn(bundle.channels, name) ? bundle.channels[name] : undefined;
    // Who sends to an exactly-once channel keeps nothing: it is the receiver's promise.
    const isOnce = channel?.delivery === 'exactly-once' && Object.hasOwn(agent.receives, name);
    if (!isOnce && (channel?.durable ?? null) === null) continue;
    const promise = isOnce ? 'exactly-once' : 'durable';
    throw new ParleyError(
      'unsupported',
      `${name} is ${promise}, which needs a folder: give connect the option state`,
    );
  }
}

/** Which connection carries a subscription. */
type SubscriptionLane = 'front' | 'critical' | 'instance';

export interface LaneSubscriptions {
  readonly front: readonly Subscription[];
  readonly critical: readonly Subscription[];
  readonly instance: readonly Subscription[];
}

export interface SubscriptionOptions {
  readonly agent: BundleAgent;
  readonly bundle: Bundle;
  readonly topics: Topics;
  readonly parameters: Parameters;
}

/** What the agent subscribes to, by connection; inboxes and commands are not in it. REQ-TOPIC-23 */
export function planSubscriptions(options: SubscriptionOptions): LaneSubscriptions {
  const { agent, bundle, topics } = options;
  const lanes = {
    front: new Map<string, Subscription>(),
    critical: new Map<string, Subscription>(),
    instance: new Map<string, Subscription>(),
  };
  for (const [key, receive] of Object.entries(agent.receives)) {
    for (const topic of systemFilters(key, topics)) lanes.front.set(topic, { filter: topic, qos: 1 });
    for (const name of receive.channels) {
      const channel = bundle.channels[name];
      if (channel === undefined || isBackup(agent, bundle)) continue;
      for (const filter of subscriptionFilters(channel, options.parameters)) {
        const topic = shareFilter(channel, topics.channel(filter), agent.name);
        lanes[laneOf(channel)].set(topic, {
          filter: topic,
          qos: channel.delivery === 'at-most-once' ? 0 : 1,
        });
      }
    }
  }
  return {
    front: [...lanes.front.values()],
    critical: [...lanes.critical.values()],
    instance: [...lanes.instance.values()],
  };
}

/** A backup takes what it receives only from its inbox: see docs/decisions/0023-a-backup-is-passive.md. REQ-TOPIC-24, REQ-TOPIC-26 */
export function isBackup(agent: BundleAgent, bundle: Bundle): boolean {
  return Object.values(bundle.agents).some(
    (other) => other.backup === agent.name && other.name !== agent.name,
  );
}

/** Agents whose reply to a request on this channel counts. */
export function respondersOf(bundle: Bundle, channel: string): readonly string[] {
  return Object.values(bundle.agents)
    .filter(({ receives }) => Object.hasOwn(receives, channel))
    .sort((a, b) => Number(isBackup(a, bundle)) - Number(isBackup(b, bundle)))
    .map(({ name }) => name);
}

/** REQ-DEL-72 */
function laneOf(channel: BundleChannel): SubscriptionLane {
  if (channel.share !== 'one') return 'instance';
  return channel.priority === 'critical' ? 'critical' : 'front';
}

function shareFilter(channel: BundleChannel, filter: string, agent: string): string {
  return channel.share === 'broker' ? `$share/${agent}/${filter}` : filter;
}

function systemFilters(key: string, topics: Topics): readonly string[] {
  if (key === 'parley.dead') return [topics.dead('+')];
  if (key === 'parley.status') return [topics.status('+', '+')];
  if (key === 'parley.health') return [topics.health('+', '+')];
  const kind = /^parley\.events\.(error|timeout|escalation|circuit|audit)$/.exec(key)?.[1];
  return kind === undefined ? [] : [topics.events(kind as 'error')];
}
