import type { LiveInstance } from '@parley/runtime';
import { formatAge } from '../operate/age.ts';
import { type Fact, formatFacts } from '../operate/facts.ts';
import { nameOf } from '../operate/keepers.ts';
import { formatTable } from '../operate/table.ts';
import type { Colors } from '../terminal/colors.ts';
import { escapeText } from '../terminal/escape.ts';

export interface Look {
  readonly colors: Colors;
  readonly columns: number | undefined;
  readonly nowMs: number;
}

const columns = [
  { title: 'AGENT', canShrink: true },
  { title: 'INSTANCE', canShrink: true },
  { title: 'ROLE' },
  { title: 'STATE' },
  { title: 'SINCE' },
  { title: 'LOAD' },
  { title: 'VERSION', canShrink: true },
  { title: 'LATE' },
] as const;

/** Instances in a table; LOAD is messages under way, and those that wait. */
export function formatAgents(
  instances: readonly LiveInstance[],
  { colors, columns: width, nowMs }: Look,
): string {
  const rows = instances.map((live) => [
    live.agent,
    live.instance,
    live.role,
    live.state,
    live.sinceMs === undefined ? '?' : formatAge(nowMs - live.sinceMs),
    formatLoad(live),
    escapeText(live.card?.version ?? '-'),
    formatLate(live),
  ]);
  const { head, lines } = formatTable(columns, rows, width);
  const painted = lines.map((line, index) => paint(instances[index]?.state, line, colors));
  return [colors.bold(head), ...painted].join('\n');
}

/** Everything that is known of one. */
export function formatAgent(live: LiveInstance, { colors, nowMs }: Look): string {
  const facts = formatFacts([...factsOfState(live, nowMs), ...factsOfCard(live.card)], colors);
  const hashes = Object.entries(live.card?.messages ?? {}).map(
    ([type, hash]) => `    ${colors.dim(escapeText(hash.slice(0, 12)))}  ${escapeText(type)}`,
  );
  const contracts = hashes.length === 0 ? [] : [`  ${colors.dim('contracts')}`, ...hashes];
  return [colors.bold(nameOf(live)), facts, ...contracts].join('\n');
}

function factsOfState(live: LiveInstance, nowMs: number): readonly Fact[] {
  const { state, cause, role, sinceMs, incarnation, health } = live;
  const memory = health?.memoryBytes;
  return [
    ['state', cause === undefined ? state : `${state} (${cause})`],
    ['role', role],
    ['since', sinceMs === undefined ? undefined : `${formatAge(nowMs - sinceMs)} ago`],
    ['incarnation', String(incarnation)],
    ['load', health === undefined ? undefined : formatLoad(live)],
    ['memory', memory === undefined ? undefined : `${Math.round(memory / 2 ** 20)} MB`],
  ];
}

function factsOfCard(card: LiveInstance['card']): readonly Fact[] {
  if (card === undefined) return [];
  const words = (texts: readonly string[]): string => escapeText(texts.join(', '));
  return [
    ['version', escapeText(card.version ?? '')],
    ['description', escapeText(card.description ?? '')],
    ['capabilities', words(card.capabilities)],
    ['parameters', words(Object.entries(card.parameters).map(([name, value]) => `${name}=${value}`))],
    ['receives', words(Object.keys(card.receives))],
    ['sends', words(Object.keys(card.sends))],
    ['protocol', escapeText(card.protocol)],
  ];
}

function formatLoad({ health }: LiveInstance): string {
  return health === undefined ? '-' : `${health.inFlight}+${health.queued}`;
}

function formatLate({ state, health, silentMs }: LiveInstance): string {
  if (state === 'suspected') return silentMs === undefined ? 'silent' : `silent ${formatAge(silentMs)}`;
  const lateMs = health?.tickAgeMs ?? 0;
  return state === 'late' ? `${Math.round(lateMs)}ms` : '-';
}

function paint(state: LiveInstance['state'] | undefined, line: string, colors: Colors): string {
  if (state === 'offline') return colors.dim(line);
  if (state === 'suspected') return colors.red(line);
  return state === 'online' || state === undefined ? line : colors.yellow(line);
}
