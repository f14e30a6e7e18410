import { type Aggregate, createFigureWords, formatPerSecond } from '@parley/explorer';
import { formatAge } from '../operate/age.ts';
import { type Column, cut, formatTable } from '../operate/table.ts';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Snapshot } from './snapshot.ts';

export interface StatsLook {
  readonly colors: Colors;
  /** Columns and lines of the terminal; undefined: nothing is cut. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
}

const figureWords = createFigureWords('en');

/** A snapshot as lines: the accounting, then channels, then agents. What has no room is counted. */
export function formatStats(snapshot: Snapshot, look: StatsLook): readonly string[] {
  const { figures } = snapshot;
  const head = headOf(snapshot, look);
  // Below each of the two tables is room for one line, which may say what was left out; the last line stays free.
  const room = look.rows === undefined ? Infinity : Math.max(6, look.rows - head.length - 7);
  const agents = Math.min(figures.agents.length, Math.max(3, Math.floor(room / 3)));
  const channels = Math.min(figures.channels.length, room - agents);
  return [
    ...head,
    '',
    ...tableOf(figures.channels, { ...snapshot, ...look, title: 'CHANNEL', count: channels }),
    '',
    ...tableOf(figures.agents, { ...snapshot, ...look, title: 'AGENT', count: agents }),
  ];
}

function headOf({ broker, query, state, forMs, figures }: Snapshot, look: StatsLook): readonly string[] {
  const { colors, columns = Infinity } = look;
  const { connection, counters, protocol, refused } = state;
  const { received, kept, evicted, excluded, truncated, dropped, missing, repeated, perSecond } = counters;
  const where = connection === 'online' ? `MQTT ${protocol ?? '?'}` : wordOf(connection);
  const asides = Object.entries({ 'came again': repeated, truncated, excluded })
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${figureWords.count(count)}`);
  const lost = `missing ${figureWords.count(missing)}, dropped ${figureWords.count(dropped)}`;
  const sum = `received ${figureWords.count(received)} = kept ${figureWords.count(kept)} + evicted ${figureWords.count(evicted)}`;
  const found =
    query === '' ? [] : [`${cut(escapeText(query), 60)}: ${figureWords.count(figures.total)} found`];
  return [
    cut(`${broker}  ${where}  ${formatAge(forMs)}  ${formatRate(perSecond)}`, columns),
    cut([sum, ...asides].join(', '), columns),
    // Nothing else is red: what is not here is what everybody has to know.
    missing + dropped > 0 ? colors.red(lost) : colors.dim(lost),
    ...refused.map(({ filter }) =>
      colors.red(cut(`the broker refuses ${escapeText(filter)}: its messages are not seen`, columns)),
    ),
    ...found.map((line) => colors.bold(cut(line, columns))),
  ];
}

function wordOf(connection: Snapshot['state']['connection']): string {
  if (connection === 'failed') return 'refused';
  return connection === 'idle' || connection === 'connecting' ? 'connecting' : 'connection lost';
}

interface TableScene extends StatsLook {
  readonly title: string;
  readonly count: number;
  readonly atMs: number;
}

const columnsAfterName: readonly Column[] = [
  'RATE',
  'MESSAGES',
  'VALID',
  'SIZE P50',
  'P95',
  'REPLY P95',
  'LAST',
].map((title) => ({ title, isNumber: true }));

function tableOf(figures: readonly Aggregate[], scene: TableScene): readonly string[] {
  const { title, count, atMs, colors, columns } = scene;
  const shown = figures.slice(0, count);
  const cells = shown.map((figure) => cellsOf(figure, atMs));
  const { head, lines } = formatTable([{ title, canShrink: true }, ...columnsAfterName], cells, columns);
  const painted = lines.map((line, index) => ((shown[index]?.bad ?? 0) > 0 ? colors.red(line) : line));
  const rest = figures.length - shown.length;
  if (figures.length === 0) return [colors.dim(head), colors.dim('nothing yet')];
  return [
    colors.dim(head),
    ...painted,
    ...(rest > 0 ? [colors.dim(`and ${figureWords.count(rest)} more`)] : []),
  ];
}

function cellsOf({ name, messages, bad, perSecond, ...rest }: Aggregate, nowMs: number): readonly string[] {
  const { sizeP50, sizeP95, latencyP95, lastAtMs } = rest;
  return [
    name === '' ? '(none)' : escapeText(name),
    formatRate(perSecond),
    figureWords.count(messages),
    messages === 0 ? none : figureWords.share((messages - bad) / messages),
    known(sizeP50, figureWords.size),
    known(sizeP95, figureWords.size),
    known(latencyP95, figureWords.duration),
    known(lastAtMs, (atMs) => `${formatAge(nowMs - atMs)} ago`),
  ];
}

const none = '-';

function known(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? none : format(value);
}

function formatRate(perSecond: number): string {
  return `${perSecond >= 1000 ? figureWords.count(perSecond) : formatPerSecond(perSecond)}/s`;
}
