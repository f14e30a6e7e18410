import { own } from '../judge/own.ts';
import type { Body } from './bodies.ts';
import type { BrokenValue } from './broken-values.ts';
import type { TopicContracts } from './contracts.ts';
import type { ExtraField, FieldUse } from './fields.ts';
import { inferSchema } from './infer.ts';
import { suggestAddress } from './names.ts';
import { formatPath, hasMember, quoted } from './paths.ts';
import type { DriftFact, DriftItem, DriftSeen } from './protocol.ts';
import { type Sighting, perSecond } from './sighting.ts';
import type { TopicGroup } from './undeclared-topics.ts';
import type { UndeclaredUse } from './undeclared-messages.ts';

function seenOf(sighting: Sighting, nowMs: number): DriftSeen {
  const { count, firstAtMs, lastAtMs, row, senders, hasMoreSenders } = sighting;
  const rate = perSecond(sighting, nowMs);
  return { count, perSecond: rate, firstAtMs, lastAtMs, row, senders: [...senders], hasMoreSenders };
}

const shown = 12;

function fact(name: string, values: readonly string[], hasMore = false): readonly DriftFact[] {
  if (values.length === 0) return [];
  return [{ name, values: values.slice(0, shown), hasMore: hasMore || values.length > shown }];
}

/** A JSON Schema, as it would be written. */
function schemaFact(body: Body): readonly DriftFact[] {
  if (body.form === 'bytes') return [];
  const text = JSON.stringify(inferSchema(body.shape), undefined, 2);
  return [{ name: 'Inferred schema', values: [text], hasMore: false, isCode: true }];
}

/** Topics that no channel has. */
export function topicItem(group: TopicGroup, contracts: TopicContracts, nowMs: number): DriftItem {
  const { levels, topics, hasMoreTopics, bodies } = group;
  const [first = ''] = topics;
  const [route] = contracts.routes(first);
  const address = route === undefined ? suggestAddress(levels, contracts)?.address : undefined;
  const all = [...bodies.values()];
  const filter = levels.map((level) => level ?? '+').join('/');
  const isPlain = /^[\w./@:+-]+$/.test(filter);
  const topic = levels.includes(undefined) && isPlain ? `topic:${filter}` : `topic:${quoted(first)}`;
  return {
    key: filter,
    title: address ?? (levels.includes(undefined) ? filter : first),
    about: all.map(({ type, form }) => (type === '' ? `no envelope, ${form}` : type)).join(', '),
    remark:
      route === undefined
        ? undefined
        : `the address of ${route.channel.name}, with values that it does not have`,
    seen: seenOf(group.sighting, nowMs),
    facts: [...fact('Topics', [...topics], hasMoreTopics), ...all.slice(0, 3).flatMap(schemaFact)],
    query: `verdict:undeclared-channel ${topic}`,
    canAdd: true,
  };
}

/** Types that their channel does not carry. */
export function messageItem(use: UndeclaredUse, { bundle }: TopicContracts, nowMs: number): DriftItem {
  const { channel, type, sighting, bodies } = use;
  const carried = own(bundle.channels, channel)?.messages;
  const name = type.replace(/\.v\d+$/, '');
  const isVersion = carried?.some((other) => other.replace(/\.v\d+$/, '') === name) ?? false;
  return {
    key: JSON.stringify([channel, type]),
    title: type,
    about: channel,
    remark:
      carried === undefined
        ? 'no channel is called so'
        : isVersion
          ? 'another version than the channel carries'
          : own(bundle.messages, type) === undefined
            ? 'no schema, and not on this channel'
            : 'declared, but not on this channel',
    seen: seenOf(sighting, nowMs),
    facts: [...fact('The channel carries', carried ?? []), ...[...bodies.values()].flatMap(schemaFact)],
    query: `verdict:undeclared-message,wrong-version,undeclared-channel channel:${quoted(channel)} type:${quoted(type)}`,
    canAdd: true,
  };
}

/** Agents that send what they do not declare. */
export function senderItem(use: UndeclaredUse, { bundle }: TopicContracts, nowMs: number): DriftItem {
  const { agent, channel, type, sighting } = use;
  const declared = own(bundle.agents, agent);
  return {
    key: JSON.stringify([channel, type, agent]),
    title: agent,
    about: `${channel}, ${type}`,
    remark: declared === undefined ? 'no agent is called so' : 'does not declare that it sends this',
    seen: seenOf(sighting, nowMs),
    facts: fact('Declares that it sends', Object.keys(declared?.sends ?? {})),
    query: `verdict:wrong-sender from:${quoted(agent)} channel:${quoted(channel)} type:${quoted(type)}`,
    canAdd: true,
  };
}

/** Members that a schema does not name. */
export function fieldItem(field: ExtraField, nowMs: number): DriftItem {
  const { type, path, name, shape, sighting } = field;
  const schema = JSON.stringify(inferSchema(shape), undefined, 2);
  return {
    key: JSON.stringify([type, path, name]),
    title: formatPath([...path, { name }]),
    about: type,
    remark: [...shape.types.keys()].join(' or '),
    seen: seenOf(sighting, nowMs),
    facts: [{ name: 'Inferred schema', values: [schema], hasMore: false, isCode: true }],
    query: `type:${quoted(type)} ${hasMember(path, name)}`,
    canAdd: true,
  };
}

/** Members that are optional and always there, or named and never there. */
export function useItem({ type, path, name, objects, present }: FieldUse): DriftItem {
  const remark =
    present === 0
      ? `declared, in none of ${String(objects)} objects`
      : `optional, in all of ${String(objects)} objects`;
  return {
    key: JSON.stringify(['use', type, path, name]),
    title: formatPath([...path, { name }]),
    about: type,
    remark,
    seen: undefined,
    facts: [],
    query: `type:${quoted(type)}`,
    canAdd: false,
  };
}

/** Values of another type, or that are not among the words. */
export function valueItem(value: BrokenValue, nowMs: number): DriftItem {
  const { channel, type, path, keyword, expected, sighting, values, hasMoreValues } = value;
  const counts = [...values].map(([text, count]) => `${text} (${String(count)})`);
  return {
    key: JSON.stringify([channel, type, path, keyword]),
    title: formatPath(path),
    about: `${type} on ${channel}`,
    remark: `expected ${expected}`,
    seen: seenOf(sighting, nowMs),
    facts: fact('Values that came', counts, hasMoreValues),
    query: `verdict:invalid channel:${quoted(channel)} type:${quoted(type)}`,
    canAdd: keyword === 'enum',
  };
}
