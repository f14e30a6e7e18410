import type { Bundle, BundleChannel } from '@parley/schemas';
import { formatAddress, parseAddress, placeholders } from '../protocol/topic.ts';
import { memberAt, parsePointer } from '../protocol/pointer.ts';
import type { Topics } from '../protocol/system-topics.ts';
import { priorities } from '../protocol/message.ts';
import { createParameterCheck, type ParameterCheck, type Parameters } from './parameters.ts';
import type { CompileSchema } from './validators.ts';

/** What sending and receiving need of one channel, worked out once. */
export interface ChannelPlan {
  readonly name: string;
  readonly channel: BundleChannel;
  readonly qos: 0 | 1;
  /** Message types that travel on it. */
  readonly types: ReadonlySet<string>;
  /** 0 low to 3 critical. */
  readonly priority: number;
  /** Of the address, in its order. */
  readonly parameterNames: readonly string[];
  readonly parameterCheck: ParameterCheck;
  /** Keys that lead to the value of `orderBy`. */
  readonly orderPath: readonly string[] | undefined;
  readonly isCritical: boolean;
  /** The concrete topic, tenant included. Throws `invalid_parameter`. */
  topic(parameters: Parameters): string;
  /** The parameters of a concrete topic; undefined when it is not one of this channel. */
  parse(topic: string): Parameters | undefined;
  /** The parameters of a filled address without the tenant; as for `parse`. */
  parseAddress(address: string): Parameters | undefined;
}

export interface PlanOptions {
  readonly bundle: Bundle;
  readonly topics: Topics;
  readonly compile: CompileSchema;
}

/** Plans of a bundle's channels, made at their first use. */
export function createPlans(options: PlanOptions): (name: string) => ChannelPlan | undefined {
  const plans = new Map<string, ChannelPlan>();
  return (name) => {
    const known = plans.get(name);
    if (known !== undefined) return known;
    const channel = Object.hasOwn(options.bundle.channels, name) ? options.bundle.channels[name] : undefined;
    if (channel === undefined) return undefined;
    const plan = createPlan(channel, options);
    plans.set(name, plan);
    return plan;
  };
}

function createPlan(channel: BundleChannel, { topics, compile }: PlanOptions): ChannelPlan {
  const { address } = channel;
  const parameterNames = address === null ? [] : [...new Set(placeholders(address))];
  const constant = address !== null && parameterNames.length === 0 ? topics.channel(address) : undefined;
  const parse = (local: string): Parameters | undefined =>
    address === null ? undefined : parseAddress(address, local);
  return {
    name: channel.name,
    channel,
    qos: channel.delivery === 'at-most-once' ? 0 : 1,
    types: new Set(channel.messages),
    priority: priorities.indexOf(channel.priority),
    parameterNames,
    parameterCheck: createParameterCheck(channel, compile),
    orderPath: channel.orderBy === null ? undefined : parsePointer(channel.orderBy),
    isCritical: channel.priority === 'critical',
    topic: (parameters) => constant ?? topics.channel(formatAddress(address ?? '', parameters)),
    parse(topic) {
      const local = topics.address(topic);
      return local === undefined ? undefined : parse(local);
    },
    parseAddress: parse,
  };
}

/** The order key of some data as text; undefined where the data has none. REQ-DEL-62 */
export function orderKeyOf(path: readonly string[], data: unknown): string | undefined {
  const value = memberAt(data, path);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
