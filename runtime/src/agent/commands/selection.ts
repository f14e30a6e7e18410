import type { CommandData } from '@parley/schemas';
import { parseTime } from '../../protocol/time.ts';

/** What a command about kept things is about. */
export interface Selection {
  readonly ids: ReadonlySet<string> | undefined;
  readonly codes: ReadonlySet<string> | undefined;
  readonly channels: ReadonlySet<string> | undefined;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly limit: number;
  readonly before: string | undefined;
}

/** What can be selected. */
export interface Selectable {
  readonly id: string;
  readonly code?: string | undefined;
  readonly channel?: string | undefined;
  /** RFC 3339. */
  readonly at: string;
  /** What it adds to an answer. */
  readonly bytes: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are on all pages. */
  readonly total: number;
  /** There is more after this one. */
  readonly next?: string;
}

const defaultLimit = 100;
/** A page ends before its originals are more than this: all of it goes through the outbox at once. */
const maximumPageBytes = 4 * 1024 * 1024;

/** Undefined when a member is not what the protocol says: better nothing is done than too much. REQ-PRES-21, REQ-PRES-22 */
export function readSelection(data: CommandData): Selection | undefined {
  const { ids, limit = defaultLimit, before } = data;
  const filter: NonNullable<CommandData['filter']> = data.filter ?? {};
  const { codes, channels } = filter;
  const since = readTime(filter.since, -Infinity);
  const until = readTime(filter.until, Infinity);
  const areLists = [ids, codes, channels].every(isList);
  const isLimit = Number.isInteger(limit) && limit >= 1 && limit <= 1000;
  if (!areLists || !isLimit || since === undefined || until === undefined) return undefined;
  if (before !== undefined && typeof before !== 'string') return undefined;
  return {
    ids: toSet(ids),
    codes: toSet(codes),
    channels: toSet(channels),
    sinceMs: since,
    untilMs: until,
    limit,
    before,
  };
}

/** The newest first. */
export function select<Item extends Selectable>(items: readonly Item[], selection: Selection): Page<Item> {
  const wanted = items.filter((item) => isSelected(item, selection)).reverse();
  const rest = wanted.slice(startOf(wanted, selection.before));
  const page = fill(rest, selection.limit);
  const last = page.at(-1);
  const isMore = last !== undefined && page.length < rest.length;
  return { items: page, total: wanted.length, ...(isMore ? { next: last.id } : {}) };
}

function isSelected({ id, code, channel, at }: Selectable, selection: Selection): boolean {
  const { ids, codes, channels, sinceMs, untilMs } = selection;
  if (ids?.has(id) === false) return false;
  if (codes?.has(code ?? '') === false || channels?.has(channel ?? '') === false) return false;
  const atMs = parseTime(at) ?? 0;
  return atMs >= sinceMs && atMs < untilMs;
}

/** The one that the last page ended with may be gone meanwhile: ids are in the order of time. */
function startOf(wanted: readonly Selectable[], before: string | undefined): number {
  if (before === undefined) return 0;
  const last = wanted.findIndex(({ id }) => id === before);
  if (last >= 0) return last + 1;
  const older = wanted.findIndex(({ id }) => id < before);
  return older >= 0 ? older : wanted.length;
}

function fill<Item extends Selectable>(items: readonly Item[], limit: number): readonly Item[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += item.bytes;
    return index >= limit || (bytes > maximumPageBytes && index > 0);
  });
  return end < 0 ? items : items.slice(0, end);
}

function isList(value: unknown): boolean {
  if (value === undefined) return true;
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function toSet(list: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return list === undefined ? undefined : new Set(list);
}

/** Undefined for what is no time. */
function readTime(text: unknown, absent: number): number | undefined {
  if (text === undefined) return absent;
  return typeof text === 'string' ? parseTime(text) : undefined;
}
