import type { DeadLetterData } from '@parley/schemas';
import type { Message } from '@parley/runtime/protocol';
import { escapeText } from '../../terminal/escape.ts';
import { formatAge, formatMoment } from '../age.ts';
import { formatFacts, type Fact } from '../facts.ts';
import { nameOf } from '../keepers.ts';
import type { KeptLetter } from './letter.ts';
import type { Look } from './letters-text.ts';
import { formatBytes, formatData, readOriginal } from './original.ts';

/** Everything that is known of one letter. */
export function formatLetter({ id, keeper, data }: KeptLetter, { colors, nowMs }: Look): string {
  const { message, place, bytes } = readOriginal(data);
  const isCut = data.size > bytes.length;
  const cutNote = isCut ? `, of which ${bytes.length} are kept: it cannot be redriven` : '';
  const facts: readonly Fact[] = [
    ['kept by', nameOf(keeper)],
    ['reason', `${colors.red(escapeText(data.reason))}  ${escapeText(data.message)}`],
    ['given up', `${escapeText(formatMoment(data.lastAt, nowMs))}${formatTries(data)}`],
    ['arrived', escapeText(formatMoment(data.firstAt, nowMs))],
    ['channel', safe(data.channel)],
    ['receive', data.receive === data.channel ? undefined : safe(data.receive)],
    ['topic', safe(data.topic)],
    ['size', `${data.size} bytes${cutNote}`],
    ['place', place],
  ];
  const body = message === undefined ? formatBytes(bytes) : formatData(message.data);
  const heading = message === undefined ? 'Bytes (they are no message)' : 'Data';
  const sections = [
    `${colors.bold('Dead letter')} ${escapeText(id)}`,
    formatFacts(facts, colors),
    '',
    colors.bold('Message'),
    formatFacts(message === undefined ? guesses(data) : envelope(message, nowMs), colors),
    '',
    colors.bold(isCut ? `${heading} (the beginning)` : heading),
    body,
  ];
  return sections.join('\n');
}

function formatTries({ attempts, firstAt, lastAt }: DeadLetterData): string {
  if (attempts === 0) return ', before any handler ran';
  const tookMs = Date.parse(lastAt) - Date.parse(firstAt);
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`;
  return `, after ${tries}${tookMs >= 1000 ? ` in ${formatAge(tookMs)}` : ''}`;
}

function envelope(message: Message, nowMs: number): readonly Fact[] {
  const { expiresAt, time, headers = {}, tags } = message;
  return [
    ['type', safe(message.type)],
    ['id', safe(message.id)],
    ['sender', safe(message.sender)],
    ['receiver', safe(message.receiver)],
    ['sent', time === undefined ? undefined : escapeText(formatMoment(time, nowMs))],
    ['expires', expiresAt === undefined ? undefined : escapeText(formatMoment(expiresAt, nowMs))],
    ['subject', safe(message.subject)],
    ['workflow', safe(message.correlationId)],
    ['cause', safe(message.causationId)],
    ['reply to', safe(message.replyTo)],
    ['priority', message.priority],
    ['order key', safe(message.orderKey)],
    ['sequence', safe(message.sequence)],
    ['hops', message.hops === undefined ? undefined : String(message.hops)],
    ['tags', tags === undefined ? undefined : escapeText(tags.join(', '))],
    ['trace', safe(message.traceparent)],
    ['media type', safe(message.contentType)],
    ...Object.entries(headers).map(([name, value]): Fact => [escapeText(name), escapeText(value)]),
  ];
}

/** What the agent could read of it. */
function guesses({ type, messageId, sender, correlationId, contentType }: DeadLetterData): readonly Fact[] {
  return [
    ['type', safe(type)],
    ['id', safe(messageId)],
    ['sender', safe(sender)],
    ['workflow', safe(correlationId)],
    ['media type', safe(contentType)],
  ];
}

function safe(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeText(text);
}
