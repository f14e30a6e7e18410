import { decodePayload } from '@parley/runtime/protocol';
import { escapeText } from '../../terminal/escape.ts';
import { formatAge, formatMoment } from '../age.ts';
import { shortId } from '../choose.ts';
import type { Look } from '../dead/letters-text.ts';
import { formatBytes, formatData } from '../dead/original.ts';
import { formatFacts, type Fact } from '../facts.ts';
import { nameOf } from '../keepers.ts';
import { formatTable } from '../table.ts';
import type { Held } from './held.ts';

const columns = [
  { title: 'ID' },
  { title: 'WAITS' },
  { title: 'HELD BY', canShrink: true },
  { title: 'CHANNEL', canShrink: true },
  { title: 'STATE' },
  { title: 'ASKED', canShrink: true },
] as const;

/** What waits for people, in a table. */
export function formatHeldTable(held: readonly Held[], { colors, columns: width, nowMs }: Look): string {
  const rows = held.map(({ id, keeper, data }) => [
    escapeText(shortId(id)),
    formatAge(nowMs - Date.parse(data.since)),
    nameOf(keeper),
    escapeText(data.channel),
    stateOf(data),
    escapeText(data.timeouts.map(({ agent, step }) => agent ?? step).join(', ')),
  ]);
  const { head, lines } = formatTable(columns, rows, width);
  return [colors.bold(head), ...lines].join('\n');
}

/** Everything that is known of one. */
export function formatHeld({ id, keeper, data }: Held, { colors, nowMs }: Look): string {
  const { resolved } = data;
  const bytes = Buffer.from(data.original, 'base64');
  const [entry] = decodePayload(bytes, undefined).entries;
  const message = entry?.ok === true ? entry.message : undefined;
  const facts: readonly Fact[] = [
    ['held by', nameOf(keeper)],
    ['state', stateOf(data)],
    ['since', escapeText(formatMoment(data.since, nowMs))],
    ['resolved', resolved === undefined ? undefined : escapeText(describe(resolved))],
    ['channel', escapeText(data.channel)],
    ['request', escapeText(`${data.type}  ${data.messageId}`)],
    ['workflow', data.correlationId === undefined ? undefined : escapeText(data.correlationId)],
  ];
  const timeouts = data.timeouts.map(({ step, agent, at, afterMs }): Fact => {
    const after = afterMs === undefined ? '' : ` after ${afterMs}ms`;
    return [escapeText(step), escapeText(`${agent ?? '?'}  no answer${after}  ${formatMoment(at, nowMs)}`)];
  });
  return [
    `${colors.bold('Escalation')} ${escapeText(id)}`,
    formatFacts(facts, colors),
    '',
    colors.bold('Who was asked'),
    formatFacts(timeouts, colors),
    '',
    colors.bold('Request'),
    message === undefined ? formatBytes(bytes) : formatData(message.data),
  ].join('\n');
}

/** "waiting": somebody waits for the answer; "orphaned": nobody does any more. */
function stateOf({ waiting, resolved }: Held['data']): string {
  if (resolved !== undefined) return 'resolved';
  return waiting ? 'waiting' : 'orphaned';
}

function describe({ resolution, by = '?', at, note }: NonNullable<Held['data']['resolved']>): string {
  return `${resolution} by ${by} at ${at}${note === undefined ? '' : `: ${note}`}`;
}
