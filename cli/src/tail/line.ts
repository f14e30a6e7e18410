import type { CapturedMessage, FollowedMessage, Problem, Verdict } from '@parley/explorer';
import { isGood, reasonOf } from '@parley/explorer';
import { parseSource } from '@parley/runtime/protocol';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';

export interface LineOptions {
  readonly colors: Colors;
  /** Where a line is cut; undefined: nowhere. */
  readonly columns: number | undefined;
  /** The channel says it all: it carries only this type. */
  readonly hideType?: boolean;
  /** Widths that earlier lines had, so that columns stand under each other. */
  readonly widths?: LineWidths;
}

/** Grows with what is shown. */
interface LineWidths {
  channel: number;
  route: number;
}

const maxWidth = 32;

/** A message for people: one line, and one more for each thing that is wrong with it. Nothing in it can steer a terminal. */
export function formatLine(followed: Omit<FollowedMessage, 'isFound'>, options: LineOptions): string {
  const { colors, columns } = options;
  const { captured, isDuplicate } = followed;
  const { message, verdict } = captured;
  const time = formatClock(captured.receivedAtMs);
  const what = pad(escapeText(captured.channel ?? message.type ?? captured.topic), options.widths, 'channel');
  const type = captured.channel === undefined || options.hideType === true ? undefined : message.type;
  const route = pad(escapeText(formatRoute(captured)), options.widths, 'route');
  const facts = formatFacts(followed);
  const head = [time, '✓', what, ...(type === undefined ? [] : [escapeText(type)]), route, facts].join('  ');
  const data = formatData(captured, columns === undefined ? undefined : columns - head.length - 2);
  const line = [
    colors.dim(time),
    mark(verdict, isDuplicate, colors),
    colors.bold(what),
    ...(type === undefined ? [] : [colors.dim(escapeText(type))]),
    colors.cyan(route),
    colors.dim(facts),
    ...(data === '' ? [] : [data]),
  ].join('  ');
  return [line, ...formatFaults(verdict, isDuplicate, colors)].join('\n');
}

function formatFacts({ captured, latencyMs }: Omit<FollowedMessage, 'isFound'>): string {
  const { message, size, retained } = captured;
  return [
    formatSize(size),
    ...(latencyMs === undefined ? [] : [`+${latencyMs}ms`]),
    ...(message.correlationId === undefined ? [] : [`#${escapeText(shortId(message.correlationId))}`]),
    ...(retained ? ['retained'] : []),
  ].join(' ');
}

function pad(text: string, widths: LineWidths | undefined, column: keyof LineWidths): string {
  if (widths === undefined) return text;
  widths[column] = Math.max(widths[column], Math.min(text.length, maxWidth));
  return text.padEnd(widths[column]);
}

function mark(verdict: Verdict, isDuplicate: boolean, colors: Colors): string {
  if (isDuplicate) return colors.yellow('!');
  if (isGood(verdict)) return verdict.kind === 'valid' ? colors.green('✓') : colors.dim('·');
  return isTimely(verdict) ? colors.yellow('!') : colors.red('✗');
}

/** Right in all but the time. */
function isTimely({ kind }: Verdict): boolean {
  return kind === 'expired' || kind === 'late';
}

function formatFaults(verdict: Verdict, isDuplicate: boolean, colors: Colors): readonly string[] {
  if (isDuplicate) return [`    ${colors.yellow('duplicate')}  the same id came before on this topic`];
  if (verdict.kind === 'invalid') return verdict.problems.map((problem) => formatProblem(problem, colors));
  const reason = reasonOf(verdict);
  if (reason === undefined) return [];
  const label = verdict.kind.replace('-', ' ');
  return [`    ${isTimely(verdict) ? colors.yellow(label) : colors.red(label)}  ${escapeText(reason)}`];
}

/** "/risk is 1.7, expected a number <= 1". */
function formatProblem({ pointer, value, expected }: Problem, colors: Colors): string {
  return `    ${colors.red('invalid')}  ${describeProblem({ pointer, value, expected })}`;
}

/** One problem of a schema in words, safe to show. */
export function describeProblem({ pointer, value, expected }: Omit<Problem, 'keyword'>): string {
  const place = pointer === '' ? 'the data' : pointer;
  if (value === undefined) return escapeText(`${place} is missing`);
  return escapeText(`${place} is ${shorten(JSON.stringify(value), 60)}, expected ${expected}`);
}

function formatRoute({ message, system }: CapturedMessage): string {
  const sender = message.sender ?? '?';
  const from = parseSource(sender)?.agent ?? sender;
  const inbox = system?.kind === 'inbox' ? system.agent : undefined;
  const to = inbox ?? message.receiver;
  return to === undefined ? `${from} →` : `${from} → ${to}`;
}

function formatData({ message, verdict }: CapturedMessage, room: number | undefined): string {
  if (verdict.kind === 'cleared') return '(taken back)';
  if (message.data === undefined) return '';
  const text = escapeText(JSON.stringify(message.data));
  return room === undefined ? text : shorten(text, Math.max(room, 24));
}

/** Keeps the beginning. */
function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function formatClock(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function formatSize(bytes: number): string {
  return bytes < 10_000 ? `${bytes}B` : `${Math.round(bytes / 1024)}KB`;
}

/** The end of an id: the beginning of a UUIDv7 is the time, alike in all that happens together. */
function shortId(id: string): string {
  return id.slice(-6);
}
