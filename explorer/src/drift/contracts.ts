import type { Bundle, BundleChannel } from '@parley/schemas';
import { createTopics } from '@parley/runtime/protocol';
import { createChecks } from '../judge/checks.ts';
import { type Route, createRoutes } from '../judge/routes.ts';
import type { DriftContracts } from './drift.ts';

/** What the contracts say of topics, for whoever looks at those that they do not have. */
export interface TopicContracts extends DriftContracts {
  /** The channels with the address of a topic, whether or not they take the values of its parameters. */
  readonly routes: (topic: string) => readonly Route[];
  /** The levels of the tenant that are in front of every address. */
  readonly tenant: readonly string[];
  /** The schema of a parameter that is called so, of the first channel that has it. */
  readonly schemaOf: (parameter: string) => object | boolean | undefined;
}

interface Address {
  readonly channel: BundleChannel;
  readonly levels: readonly string[];
}

export function createTopicContracts(bundle: Bundle): TopicContracts {
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const checks = createChecks(bundle);
  const find = createRoutes(bundle);
  const addresses = Object.values(bundle.channels).flatMap((channel): readonly Address[] =>
    channel.address === null ? [] : [{ channel, levels: topics.channel(channel.address).split('/') }],
  );
  return {
    bundle,
    routes: (topic) => find(topic).routes,
    tenant: bundle.tenant === null ? [] : bundle.tenant.split('/'),
    isDeclared: (topic) =>
      find(topic).routes.some(
        ({ channel, parameters }) => checks.parameters(channel, parameters) === undefined,
      ),
    parameterAt: (levels, index) => {
      for (const { channel, levels: own } of addresses) {
        const name = placeholderOf(own[index]);
        if (name === undefined || !isBelow(own, levels, index)) continue;
        const level = levels[index];
        if (level === undefined || takes(channel.parameters[name], level)) return name;
      }
      return undefined;
    },
    schemaOf: (parameter) =>
      addresses.map(({ channel }) => channel.parameters[parameter]).find((schema) => schema !== undefined),
  };
}

function placeholderOf(level: string | undefined): string | undefined {
  return /^\{(.*)\}$/.exec(level ?? '')?.[1];
}

/** Whether levels begin as an address does. */
function isBelow(own: readonly string[], levels: readonly (string | undefined)[], index: number): boolean {
  for (let before = 0; before < index; before++) {
    const isSame = own[before] === levels[before] || placeholderOf(own[before]) !== undefined;
    if (!isSame) return false;
  }
  return true;
}

/** A parameter of which nothing is said takes everything, which proves nothing. */
function takes(schema: object | boolean | undefined, level: string): boolean {
  const words = typeof schema === 'object' && 'enum' in schema ? schema.enum : undefined;
  return Array.isArray(words) && words.includes(level);
}
