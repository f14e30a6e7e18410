import type { Bundle } from '@parley/schemas';
import type { Addition, NewMessage } from '@parley/toolchain/language';
import { own } from '../judge/own.ts';
import type { Body } from './bodies.ts';
import type { BrokenValue } from './broken-values.ts';
import type { TopicContracts } from './contracts.ts';
import type { ExtraField } from './fields.ts';
import { inferSchema } from './infer.ts';
import { suggestAddress, suggestType } from './names.ts';
import type { TopicGroup } from './undeclared-topics.ts';
import type { UndeclaredUse } from './undeclared-messages.ts';

/** What would make something that was seen a part of the contracts. */
export interface Suggestion {
  readonly title: string;
  readonly additions: readonly Addition[];
  readonly names: { readonly channel?: string; readonly type?: string };
  readonly notes: readonly string[];
}

/** Names that somebody chose instead of the suggested ones. */
export interface ChosenNames {
  readonly channel?: string | undefined;
  readonly type?: string | undefined;
}

/** A declared address whose parameters have no such value, or a new channel. */
export function suggestTopic(
  group: TopicGroup,
  contracts: TopicContracts,
  chosen: ChosenNames,
): Suggestion | string {
  const [topic = ''] = group.topics;
  const [route] = contracts.routes(topic);
  if (route !== undefined) return suggestValues(group, contracts);
  const address = suggestAddress(group.levels, contracts);
  if (address === undefined) return 'the topic is not below the tenant of the contracts';
  const name = chosen.channel ?? address.channel;
  const { messages, type, notes } = messagesOf(group.bodies, { bundle: contracts.bundle, name, chosen });
  const senders = [...group.sighting.senders].map((sender) => sender.split('/')[0] ?? '');
  return {
    title: `A channel for ${address.address}`,
    additions: [
      {
        ...{ kind: 'channel', name, address: address.address, parameters: address.parameters },
        ...{ messages, senders: [...new Set(senders)] },
      },
    ],
    names: { channel: name, ...(type === undefined ? {} : { type }) },
    notes,
  };
}

function suggestValues(group: TopicGroup, { routes, bundle }: TopicContracts): Suggestion | string {
  const missing = new Map<string, Addition>();
  for (const topic of group.topics) {
    for (const { channel, parameters } of routes(topic)) {
      for (const [parameter, value] of Object.entries(parameters)) {
        const schema = own(bundle.channels, channel.name)?.parameters[parameter];
        const words = typeof schema === 'object' && 'enum' in schema ? schema.enum : undefined;
        if (!Array.isArray(words) || words.includes(value)) continue;
        const key = JSON.stringify([channel.name, parameter, value]);
        missing.set(key, { kind: 'parameter-value', channel: channel.name, parameter, value });
      }
    }
  }
  const additions = [...missing.values()];
  if (additions.length === 0) return 'a channel has this address, and its messages say another channel';
  return { title: 'Values of parameters that the address does not have', additions, names: {}, notes: [] };
}

interface Naming {
  readonly bundle: Bundle;
  readonly name: string;
  readonly chosen: ChosenNames;
}

interface NamedMessages {
  readonly messages: readonly NewMessage[];
  /** Of what has none itself. */
  readonly type: string | undefined;
  readonly notes: readonly string[];
}

const typePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*\.v[1-9][0-9]*$/;

function messagesOf(bodies: ReadonlyMap<string, Body>, { bundle, name, chosen }: Naming): NamedMessages {
  const all = [...bodies.values()];
  const typed = all.filter(({ type }) => typePattern.test(type) && !type.startsWith('parley.'));
  const others = all.filter((body) => !typed.includes(body));
  const messages = typed.map((body) => newMessage(body, body.type, bundle));
  const [plain] = others;
  if (plain === undefined) return { messages, type: undefined, notes: looked(typed) };
  const type = chosen.type ?? suggestType(name, bundle);
  const why =
    plain.type === ''
      ? 'What travels there has no envelope. Once it is declared it counts as malformed until its senders write one.'
      : `"${plain.type}" is no name of a message type: its senders have to use another one.`;
  return { messages: [...messages, newMessage(plain, type, bundle)], type, notes: [why, ...looked(all)] };
}

function looked(bodies: readonly Body[]): readonly string[] {
  const [count, all] = [sum(bodies.map((body) => body.looked)), sum(bodies.map((body) => body.count))];
  if (count === 0) return [];
  return [
    `The schema is inferred from ${String(count)} of ${String(all)} messages. It forbids nothing that was not seen.`,
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function newMessage({ form, shape }: Body, type: string, { messages }: Bundle): NewMessage {
  if (own(messages, type) !== undefined) return { type };
  const schema = form === 'bytes' ? { type: 'string', contentEncoding: 'base64' } : inferSchema(shape);
  return { type, schema };
}

/** The channel carries the type; a channel that nobody declares is made. */
export function suggestMessage(use: UndeclaredUse, bundle: Bundle, chosen: ChosenNames): Suggestion | string {
  const { messages, type, notes } = messagesOf(use.bodies, { bundle, name: use.channel, chosen });
  const names = type === undefined ? {} : { type };
  const isKnown = own(bundle.channels, use.channel) !== undefined;
  const senders = [...new Set([...use.sighting.senders].map((sender) => sender.split('/')[0] ?? ''))];
  const additions: readonly Addition[] = isKnown
    ? messages.map((message) => ({ kind: 'message', channel: use.channel, message }))
    : [{ kind: 'channel', name: use.channel, address: null, parameters: {}, messages, senders }];
  const title = isKnown
    ? `${use.channel} carries ${use.type}`
    : `A channel ${use.channel} without an address`;
  return { title, additions, names, notes };
}

export function suggestSender(
  { agent, channel, type }: UndeclaredUse,
  { isForeign }: { readonly isForeign: boolean },
): Suggestion {
  return {
    title: `${agent} sends ${channel}`,
    additions: [{ kind: 'send', agent, channel, type, external: isForeign }],
    names: {},
    notes: [],
  };
}

export function suggestField({ type, path, name, shape, sighting }: ExtraField): Suggestion {
  const schema = inferSchema(shape);
  return {
    title: `A property "${name}" of ${type}`,
    additions: [{ kind: 'property', type, path, name, schema }],
    names: {},
    notes: [
      `Inferred from ${String(shape.count)} of ${String(sighting.count)} values. It is not required: messages without it stay valid.`,
    ],
  };
}

/** The words that came and are not in the list. */
export function suggestWords({ type, path, keyword, values }: BrokenValue): Suggestion | string {
  if (keyword !== 'enum') return `"${keyword}" is not a list of words: change the schema, or the sender`;
  const words = [...values.keys()]
    .filter((text) => !/…$|^an? /.test(text))
    .map((text) => JSON.parse(text) as unknown);
  if (words.length === 0) return 'none of the values is short enough to be a word of a list';
  return {
    title: `More words of a list of ${type}`,
    additions: words.map((value) => ({ kind: 'value', type, path, value })),
    names: {},
    notes: ['Receivers that were built by the old list may not know these words.'],
  };
}
