import { parseSource } from '@parley/runtime/protocol';
import type { LoggedMessage } from '@parley/runtime/offline';
import { nameOf, type Keeper } from '../operate/keepers.ts';
import type { Colors } from '../terminal/colors.ts';
import { escapeJson, escapeText } from '../terminal/escape.ts';

/** A message, and whose log it is from. */
export interface FoundMessage extends LoggedMessage, Keeper {}

/** One line for people: when, whose log, which way, channel, from, data. */
export function formatLogLine(found: FoundMessage, colors: Colors): string {
  const { atMs, direction, message } = found;
  const from = parseSource(message.sender)?.agent ?? message.sender;
  return [
    colors.dim(new Date(atMs).toISOString()),
    nameOf(found),
    direction === 'sent' ? '→' : '←',
    colors.bold(escapeText(message.channel ?? message.type)),
    colors.cyan(escapeText(from)),
    colors.dim(escapeText(message.id.slice(-8))),
    escapeText(message.data === undefined ? '' : JSON.stringify(message.data)),
  ].join('  ');
}

/** The same for programs. */
export function formatLogJson({ atMs, agent, instance, direction, message }: FoundMessage): string {
  const at = new Date(atMs).toISOString();
  return escapeJson(JSON.stringify({ at, agent, instance, direction, message }));
}
