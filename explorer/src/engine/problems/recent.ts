import type { CapturedMessage } from '../../capture/capture.ts';
import type { Problem, Verdict } from '../../judge/verdict.ts';
import { reasonOf } from '../verdict-words.ts';
import { type WindowCount, createWindowCount } from './window.ts';

/** What is wrong lately, and how often. */
export interface RecentProblems {
  see(captured: CapturedMessage, sender: string, row: number): void;
  /** Those that came within the window. */
  list(): readonly RecentProblem[];
  forget(isMeant?: (problem: RecentProblem) => boolean): void;
}

export interface RecentProblem {
  readonly channel: string;
  /** As the last of them. */
  readonly type: string;
  readonly rule: string;
  /** Into the data; undefined where the message as a whole is wrong. */
  readonly pointer: string | undefined;
  readonly text: string;
  readonly value: string | undefined;
  readonly row: number;
  readonly lastAtMs: number;
  readonly count: number;
  readonly senders: readonly string[];
}

interface Counting extends Omit<RecentProblem, 'count' | 'senders'> {
  readonly times: WindowCount;
  readonly senders: Set<string>;
}

/** More of them are a flood; those that came last stay. */
const maxProblems = 500;
const maxSenders = 5;
/** What comes off the wire may be as long as it likes. */
const maxText = 300;
const maxValue = 60;
/** Keywords whose pointer ends in a name that the sender made up. */
const namesMember = new Set(['additionalProperties', 'unevaluatedProperties']);

type Seen = Pick<RecentProblem, 'rule' | 'pointer' | 'text' | 'value'>;

export function createRecentProblems(now: () => number): RecentProblems {
  const problems = new Map<string, Counting>();

  function note(key: string, seen: Omit<Counting, 'times' | 'senders'>, sender: string): void {
    const known = problems.get(key);
    const { times, senders } = known ?? { times: createWindowCount(now), senders: new Set<string>() };
    // A list may break the same keyword many times in one message.
    if (known?.row !== seen.row) times.add();
    noteSender(senders, sender);
    problems.delete(key);
    if (problems.size >= maxProblems) problems.delete(problems.keys().next().value ?? '');
    problems.set(key, { ...seen, times, senders });
  }

  return {
    see: ({ verdict, channel, message, receivedAtMs, reserved, retained }, sender, row) => {
      if (channel === undefined || reserved || retained || verdict.kind === 'valid') return;
      const place = { channel: cut(channel), type: cut(message.type ?? ''), row, lastAtMs: receivedAtMs };
      for (const seen of seenIn(verdict)) note(keyOf(place, seen), { ...place, ...seen }, cut(sender));
    },
    list: () =>
      [...problems.values()]
        .map(({ times, senders, ...rest }) => ({ ...rest, count: times.count(), senders: [...senders] }))
        .filter(({ count }) => count > 0),
    forget: (isMeant = () => true) => {
      for (const [key, { times, senders, ...rest }] of problems) {
        if (isMeant({ ...rest, count: times.count(), senders: [...senders] })) problems.delete(key);
      }
    },
  };
}

/** The latest stay. */
function noteSender(senders: Set<string>, sender: string): void {
  if (sender === '') return;
  senders.delete(sender);
  senders.add(sender);
  if (senders.size > maxSenders) senders.delete(senders.values().next().value ?? '');
}

function seenIn(verdict: Verdict): readonly Seen[] {
  if (verdict.kind === 'invalid') return verdict.problems.map(seenProblem);
  const text = textOf(verdict);
  return text === undefined
    ? []
    : [{ rule: verdict.kind, pointer: undefined, text: cut(text), value: undefined }];
}

function seenProblem({ pointer, keyword, expected, value }: Problem): Seen {
  const text = `/data${pointer} ${demandOf(keyword, expected)}`;
  return { rule: keyword, pointer: cut(pointer), text: cut(text), value: shortValue(value) };
}

function demandOf(keyword: string, expected: string): string {
  if (keyword === 'required' || keyword === 'dependentRequired') return 'is missing';
  if (namesMember.has(keyword)) return 'is no member of the schema';
  return expected.startsWith('must ') ? expected : `must be ${expected}`;
}

/** Only what is wrong with one channel: what is on no channel has no line. */
function textOf(verdict: Verdict): string | undefined {
  if (verdict.kind === 'undeclared-channel') return undefined;
  if (verdict.kind === 'undeclared-message') return `${verdict.type} is none of its messages`;
  return reasonOf(verdict);
}

/** Places in a list are one place, and so are names that the schema does not know. */
function keyOf(place: Pick<Counting, 'channel' | 'type'>, { rule, pointer }: Seen): string {
  if (pointer === undefined) return `${place.channel}\n${rule}`;
  const around = namesMember.has(rule) ? pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))) : pointer;
  return [place.channel, place.type, rule, around.replaceAll(/\/\d+(?=\/|$)/g, '/*')].join('\n');
}

/** An object or a list is too long to be told. */
function shortValue(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  if (typeof value !== 'string' || value.length <= maxValue) return JSON.stringify(value);
  return `${JSON.stringify(value.slice(0, maxValue))}…`;
}

function cut(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}…` : text;
}
