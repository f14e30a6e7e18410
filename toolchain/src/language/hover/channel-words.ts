import { addressOf } from '../../topics/address.ts';
import { listedValues } from '../../topics/level.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { channelsOfKey, linksOf } from '../../model/link.ts';
import { patternMatches, reservedChannels } from '../../model/names.ts';
import { locationOf } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import { code, codeBlock, escapeText, paragraphs } from '../markdown.ts';
import { participantsOf } from '../participants.ts';
import { shapeAt } from '../shape/shape.ts';
import { type HoverContext, heading, linked } from './context.ts';
import { messageSummary } from './message-words.ts';
import { peopleLine } from './people.ts';
import { exampleOf } from './schema-summary.ts';

const maxChannels = 12;

/** A channel with all that its contract says. */
export function channelWords(context: HoverContext, name: string): string | undefined {
  const { workspace } = context;
  if (Object.hasOwn(reservedChannels, name)) return ownChannelWords(context, name);
  const channel = linksOf(workspace).channels.get(name);
  if (channel === undefined) return undefined;
  const { resolved } = channel;
  const { senders, receivers } = participantsOf(workspace, channel);
  return paragraphs(
    heading(name, resolved.reply === null ? 'channel' : 'request channel'),
    escapeText(resolved.description ?? ''),
    resolved.address === null ? 'No address: it lives in inboxes only.' : code(resolved.address),
    parameterLine(context, channel),
    deliveryLine(channel),
    replyLine(context, channel),
    deprecationLine(context, channel),
    ...resolved.messages.map((type) => messageSummary(context, type)),
    `${peopleLine(context, 'Sent by', senders)}  \n${peopleLine(context, 'Received by', receivers)}`,
    exampleOfFirst(context, channel),
  );
}

/** The channels that a pattern holds. */
export function patternWords(context: HoverContext, pattern: string): string {
  const { channels } = linksOf(context.workspace);
  const held = pattern.startsWith('parley.')
    ? Object.keys(reservedChannels).filter((name) => patternMatches(pattern, name))
    : channelsOfKey(pattern, channels).map(({ name }) => name);
  const names = held.slice(0, maxChannels).map((name) => {
    const place = channels.get(name)?.place;
    return linked(context, name, place && locationOf(place, 'key'));
  });
  const rest = held.length - names.length;
  const list = [...names, ...(rest === 0 ? [] : [`${rest} more`])].join(', ');
  return paragraphs(
    heading(pattern, `pattern, ${held.length === 1 ? '1 channel' : `${held.length} channels`}`),
    list,
    'It observes channels that have an address; it answers no requests and holds no receipts.',
  );
}

/** The values of the parameters of an address, one after the other. */
function parameterLine({ workspace }: HoverContext, channel: ChannelDeclaration): string {
  const levels = addressOf(channel, workspace) ?? [];
  return levels
    .flatMap((level) => {
      if (level.kind === 'text') return [];
      const values = listedValues(level.schema);
      const words = values === undefined ? 'any text' : values.slice(0, 8).map(code).join(' ');
      return [`${code(`{${level.name}}`)} ${words}${(values?.length ?? 0) > 8 ? ' …' : ''}`];
    })
    .join(' · ');
}

function deliveryLine({ resolved }: ChannelDeclaration): string {
  const { delivery, ttlMs, priority, share, orderBy, durable, retain, idempotent, batch, rate, windowMs } =
    resolved;
  const words = [
    `**${delivery}**`,
    ttlMs === null ? 'no ttl' : `ttl ${formatDuration(ttlMs)}`,
    `priority ${priority}`,
    `share ${share}`,
    windowMs === null ? '' : `window ${formatDuration(windowMs)}`,
    orderBy === null ? '' : `in order of ${code(orderBy)}`,
    durable === null ? '' : `durable (${durable.journal})`,
    retain ? 'retained' : '',
    idempotent ? 'idempotent' : '',
    batch === null ? '' : 'in batches',
    rate === null ? '' : `at most ${rate.perSecond} a second`,
    resolved.stage === null ? '' : `stage ${escapeText(resolved.stage)}${resolved.final ? ', final' : ''}`,
    resolved.stability === 'stable' ? '' : resolved.stability,
  ];
  return words.filter((word) => word !== '').join(' · ');
}

function replyLine(context: HoverContext, { resolved: { reply } }: ChannelDeclaration): string {
  if (reply === null) return '';
  const target = linksOf(context.workspace).channels.get(reply.channel);
  const link = linked(context, reply.channel, target && locationOf(target.place, 'key'));
  return `Reply on ${link} within ${formatDuration(reply.timeoutMs)}`;
}

function deprecationLine(context: HoverContext, { resolved: { deprecated } }: ChannelDeclaration): string {
  if (deprecated === null) return '';
  const { since, sunset, use } = deprecated;
  const target = use === undefined ? undefined : linksOf(context.workspace).channels.get(use);
  const words = [
    '**Deprecated**',
    since === undefined ? '' : `since ${escapeText(since)}`,
    sunset === undefined ? '' : `until ${escapeText(sunset)}`,
    use === undefined ? '' : `use ${linked(context, use, target && locationOf(target.place, 'key'))}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

function exampleOfFirst({ workspace }: HoverContext, { resolved }: ChannelDeclaration): string | undefined {
  for (const type of resolved.messages) {
    const path = linksOf(workspace).messages.get(type)?.document.path;
    const example = path === undefined ? undefined : exampleOf(shapeAt(workspace.schemas, path));
    if (example !== undefined) return example;
  }
  return undefined;
}

function ownChannelWords({ workspace }: HoverContext, name: string): string {
  const listeners = linksOf(workspace).listeners.get(name) ?? [];
  return paragraphs(
    heading(name, "channel of Parley's own"),
    codeBlock('text', (reservedChannels[name] ?? []).join('\n')),
    `Received by ${listeners.length === 0 ? 'nobody' : [...new Set(listeners.map(({ agent }) => code(agent.name)))].join(', ')}`,
  );
}
