import { linksOf } from '../../model/link.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import { fix, remove, replace, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers, Safety } from './fix.ts';

/** The channel that a finding is about. */
function channelAt({ workspace, place, keys }: FixRequest): ChannelDeclaration | undefined {
  if (keys[0] !== 'channels') return undefined;
  return workspace.channels.find(({ name, place: at }) => name === keys[1] && at.document === place.document);
}

/** Another value for one key of the channel. */
function setKey(key: string, value: unknown, safety: Safety = 'look'): Fixer {
  return (request) => {
    const channel = channelAt(request);
    if (channel === undefined) return [];
    return fix(`Set ${key}: ${String(value)} on "${channel.name}"`, safety, set(channel.place, key, value));
  };
}

function all(...fixers: readonly Fixer[]): Fixer {
  return (request) => fixers.flatMap((fixer) => fixer(request));
}

/** A duration of a channel that others go by. */
function take(read: (channel: ChannelDeclaration) => number | null, key: string): Fixer {
  return (request) => {
    const channel = channelAt(request);
    const ms = channel && read(channel);
    if (channel === undefined || ms === undefined || ms === null || ms <= 0) return [];
    return fix(`Set ${key}: ${formatDuration(ms)}`, 'look', set(channel.place, key, formatDuration(ms)));
  };
}

const replyTimeout: Fixer = (request) => {
  const channel = channelAt(request);
  const ttlMs = channel?.resolved.ttlMs ?? 0;
  if (channel === undefined || ttlMs <= 0) return [];
  const title = `Set timeout: ${formatDuration(ttlMs)}, the ttl of the request`;
  return fix(title, 'look', set(below(channel.place, 'reply'), 'timeout', formatDuration(ttlMs)));
};

const replyHops: Fixer = (request) => {
  const written =
    /set hops: (\d+) on "([^"]*)", or hops: (\d+) on "([^"]*)"/.exec(request.finding.hint ?? '') ?? [];
  const [, first, firstName, second, secondName] = written;
  const { channels } = linksOf(request.workspace);
  return [[firstName, first] as const, [secondName, second] as const].flatMap(([name, hops]) => {
    const channel = channels.get(name ?? '');
    return channel === undefined
      ? []
      : fix(`Set hops: ${hops ?? ''} on "${channel.name}"`, 'look', set(channel.place, 'hops', Number(hops)));
  });
};

const burst: Fixer = (request) => {
  const channel = channelAt(request);
  return channel === undefined
    ? []
    : fix('Set burst: 1', 'look', set(below(channel.place, 'rate'), 'burst', 1));
};

const burstOfBatch: Fixer = (request) => {
  const channel = channelAt(request);
  const messages = channel?.resolved.batch?.messages;
  if (channel === undefined || messages === undefined) return [];
  return fix(`Set burst: ${messages}`, 'look', set(below(channel.place, 'rate'), 'burst', messages));
};

/** The workflow ends where its reply comes. */
const finalOnReply: Fixer = (request) => {
  const channel = channelAt(request);
  const reply = linksOf(request.workspace).channels.get(channel?.resolved.reply?.channel ?? '');
  if (channel === undefined || reply === undefined) return [];
  const steps = [remove(below(channel.place, 'final')), set(reply.place, 'final', true)];
  return fix(`Move final to "${reply.name}"`, 'look', ...steps);
};

const nextSuccessor: Fixer = (request) => {
  const next = /that one says to use "(.*)"$/.exec(request.finding.hint ?? '')?.[1];
  return next === undefined ? [] : fix(`Use "${next}"`, 'look', replace(request.place, next));
};

const swapDates: Fixer = (request) => {
  const channel = channelAt(request);
  const { since, sunset } = channel?.resolved.deprecated ?? {};
  if (channel === undefined || since === undefined || sunset === undefined || sunset >= since) return [];
  const place = below(channel.place, 'deprecated');
  return fix('Swap the dates', 'look', set(place, 'since', sunset), set(place, 'sunset', since));
};

/** The reply of a settled request is settled too, or the request is not yet. */
const sameStability: Fixer = (request) => {
  const channel = channelAt(request);
  const reply = linksOf(request.workspace).channels.get(channel?.resolved.reply?.channel ?? '');
  if (channel === undefined || reply === undefined) return [];
  const { stability } = channel.resolved;
  return [
    ...fix(
      `Set stability: ${stability} on "${reply.name}"`,
      'look',
      set(reply.place, 'stability', stability),
    ),
    ...fix(
      `Set stability: ${reply.resolved.stability} on "${channel.name}"`,
      'look',
      set(channel.place, 'stability', reply.resolved.stability),
    ),
  ];
};

/** The name is no longer among those that must not come back. */
const unreserve: Fixer = ({ workspace, keys }) => {
  const reserved = linksOf(workspace).reserved.get(keys[1] ?? '');
  return reserved === undefined
    ? []
    : fix(`Take "${reserved.name}" out of reserved`, 'look', remove(reserved.place));
};

const spaces: Fixer = (request): readonly Fix[] => {
  const { value, place } = request;
  if (typeof value !== 'string' || !value.includes(' ')) return [];
  return ['-', '_'].flatMap((mark) => {
    const text = value.trim().replaceAll(/ +/g, mark);
    return fix(`Write ${text}`, 'look', replace(place, text));
  });
};

const withoutTenant: Fixer = ({ workspace, value, place }) => {
  const { tenant } = workspace.config;
  if (tenant === null || typeof value !== 'string' || !value.startsWith(`${tenant}/`)) return [];
  const text = value.slice(tenant.length + 1);
  return fix(`Write ${text}`, 'look', replace(place, text));
};

export const channelValueFixes: Fixers = {
  DURABLE_AT_MOST_ONCE: all(setKey('delivery', 'at-least-once'), setKey('delivery', 'exactly-once')),
  DURABLE_EVERY: setKey('share', 'one'),
  DURABLE_WITHOUT_TTL: setKey('ttl', '24h', 'safe'),
  DURABLE_BYTES_BELOW_MESSAGE: (request) => {
    const channel = channelAt(request);
    return channel === undefined
      ? []
      : fix('Set bytes: 256MB', 'look', set(below(channel.place, 'durable'), 'bytes', '256MB'));
  },
  EXACTLY_ONCE_BROKER: setKey('share', 'one'),
  ORDER_BY_BROKER: setKey('share', 'one'),
  REQUEST_EVERY: setKey('share', 'one'),
  RETAIN_WITH_BROKER: setKey('share', 'every'),
  RETAIN_WITH_ONE: setKey('share', 'every'),
  RETAIN_DEFAULT_TTL: setKey('ttl', '7d'),
  SHED_WITH_RELIABLE: all(
    setKey('overflow', 'slow'),
    setKey('overflow', 'reject'),
    setKey('delivery', 'at-most-once'),
  ),
  STAGE_AT_MOST_ONCE: setKey('delivery', 'at-least-once'),
  CRITICAL_WITHOUT_LANE: (request) => {
    const channel = linksOf(request.workspace).channels.get(request.keys[1] ?? '');
    return channel === undefined
      ? []
      : fix(`Set share: one on "${channel.name}"`, 'look', set(channel.place, 'share', 'one'));
  },
  WINDOW_WITHOUT_EXACTLY_ONCE: setKey('delivery', 'exactly-once'),
  WINDOW_BELOW_TTL: all(
    take(({ resolved }) => resolved.ttlMs, 'window'),
    take(({ resolved }) => resolved.windowMs, 'ttl'),
  ),
  REPLY_TIMEOUT_BEYOND_TTL: all(
    replyTimeout,
    take(({ resolved }) => resolved.reply?.timeoutMs ?? null, 'ttl'),
  ),
  REPLY_HOPS_BELOW_REQUEST: replyHops,
  REPLY_LESS_STABLE: sameStability,
  RATE_BURST_BELOW_ONE: burst,
  RATE_BURST_BELOW_BATCH: burstOfBatch,
  FINAL_REQUEST: finalOnReply,
  TTL_BEYOND_SESSION: setKey('durable', true),
  STAGE_WITHOUT_FINAL: setKey('final', true),
  CHANNEL_SUCCESSOR_DEPRECATED: nextSuccessor,
  DEPRECATION_DATES: swapDates,
  CHANNEL_RESERVED: unreserve,
  MAX_BYTES_TOO_SMALL: setKey('maxBytes', '256KB'),
  MAX_BYTES_BEYOND_PACKET: setKey('maxBytes', '255MB'),
  EXAMPLE_BEYOND_MAX_BYTES: setKey('maxBytes', '256KB'),
  ADDRESS_SPACE: spaces,
  ADDRESS_HOLDS_TENANT: withoutTenant,
};
