import type { Message } from '../protocol/message.ts';
import { parseTime } from '../protocol/time.ts';
import { createAutomaton, type Automaton, type Position } from './automaton.ts';
import { createKeyReader } from './timeline-key.ts';
import { assertTimeline, type TimelineSpec } from './timeline-spec.ts';

/** A sequence came to its end as declared. */
export interface TimelineCompletion {
  readonly kind: 'ok';
  readonly key: string;
  readonly durationMs: number;
  /** Messages that belonged to it. */
  readonly messages: number;
}

/** A sequence that is broken. Nothing more is said of its key until a new one begins. */
export interface TimelineViolation {
  readonly kind: 'violation';
  readonly key: string;
  /** `unexpected`: another message than expected. `late`: the right one, after its time. `missing`: none came. */
  readonly reason: 'unexpected' | 'late' | 'missing';
  /** Names of the steps of which one was due. */
  readonly expected: readonly string[];
  /** The message that broke it; undefined where one is missing. */
  readonly message?: Message;
  /** For people. */
  readonly text: string;
}

export type TimelineVerdict = TimelineCompletion | TimelineViolation;

export interface TimelineOptions {
  readonly onVerdict: (verdict: TimelineVerdict) => void;
  /** Keys that are followed; the one untouched longest is forgotten first. Default 10,000. */
  readonly capacity?: number;
}

interface Track {
  state: 'open' | 'broken';
  readonly startedAtMs: number;
  lastAtMs: number;
  messages: number;
  /** Steps that may have taken the last message. */
  at: ReadonlySet<Position>;
  deadlineMs: number;
}

/** Ids that are remembered: a message counts once, also when it was sent and received here. */
const rememberedIds = 4_096;

/** Follows declared sequences, one automaton for each key. Knows no clock: the caller says when. */
export class TimelineCheck {
  readonly #automaton: Automaton;
  readonly #keyOf: (message: Message) => string | undefined;
  readonly #limitMs: number;
  readonly #options: TimelineOptions;
  readonly #capacity: number;
  /** The order is that of the last touch. */
  readonly #tracks = new Map<string, Track>();
  readonly #ids = new Set<string>();
  #forgotten = 0;

  /** Throws `invalid_argument` with the path of what is wrong. */
  constructor(spec: TimelineSpec, options: TimelineOptions) {
    assertTimeline(spec);
    this.#automaton = createAutomaton(spec.steps);
    this.#keyOf = createKeyReader(spec.by);
    this.#limitMs = spec.withinMs ?? Infinity;
    this.#options = options;
    this.#capacity = options.capacity ?? 10_000;
  }

  /** Keys that were given up for want of room. */
  get forgotten(): number {
    return this.#forgotten;
  }

  get following(): number {
    return this.#tracks.size;
  }

  /** When `expire` has something to do next; Infinity for never. */
  get deadlineMs(): number {
    let earliest = Infinity;
    for (const { deadlineMs } of this.#tracks.values()) earliest = Math.min(earliest, deadlineMs);
    return earliest;
  }

  /** Takes a message into account. Returns when its key must go on at the latest, undefined where it does not concern the timeline. */
  see(message: Message, nowMs: number): number | undefined {
    const { positions, first } = this.#automaton;
    if (!positions.some(({ filter }) => filter.matches(message))) return undefined;
    const key = this.#keyOf(message);
    if (key === undefined || !this.#isNew(message)) return undefined;
    const known = this.#tracks.get(key);
    if (known !== undefined && nowMs > known.deadlineMs) this.#expire(key, known);
    const track = this.#tracks.get(key);
    if (track?.state === 'open') return this.#goOn(key, track, { message, nowMs });
    const begun = [...first].filter(({ filter }) => filter.matches(message));
    if (begun.length > 0) return this.#begin(key, new Set(begun), nowMs);
    if (track === undefined)
      this.#break(key, undefined, { reason: 'unexpected', due: first, message, nowMs });
    return undefined;
  }

  /** Judges what ran out of time. */
  expire(nowMs: number): void {
    for (const [key, track] of this.#tracks) if (nowMs > track.deadlineMs) this.#expire(key, track);
  }

  /** Nothing more comes: what could still go on is complete, or lacks something. */
  finish(): void {
    for (const [key, track] of this.#tracks) if (track.state === 'open') this.#expire(key, track);
    this.#tracks.clear();
  }

  #begin(key: string, at: ReadonlySet<Position>, nowMs: number): number {
    const track: Track = {
      state: 'open',
      startedAtMs: nowMs,
      lastAtMs: nowMs,
      messages: 0,
      at,
      deadlineMs: Infinity,
    };
    return this.#advance(key, track, { at, nowMs });
  }

  #goOn(
    key: string,
    track: Track,
    { message, nowMs }: { message: Message; nowMs: number },
  ): number | undefined {
    const due = nextOf(track.at);
    const matching = [...due].filter(({ filter }) => filter.matches(message));
    const inTime = matching.filter(({ withinMs }) => nowMs - track.lastAtMs <= withinMs);
    if (inTime.length > 0) return this.#advance(key, track, { at: new Set(inTime), nowMs });
    const reason = matching.length > 0 ? 'late' : 'unexpected';
    this.#break(key, track, { reason, due, message, nowMs });
    return undefined;
  }

  #advance(key: string, track: Track, to: { at: ReadonlySet<Position>; nowMs: number }): number {
    track.at = to.at;
    track.lastAtMs = to.nowMs;
    track.messages += 1;
    this.#tracks.delete(key);
    const next = nextOf(track.at);
    if (next.size === 0) {
      this.#complete(key, track);
      return Infinity;
    }
    const longestMs = Math.max(...[...next].map(({ withinMs }) => withinMs));
    track.deadlineMs = Math.min(to.nowMs + longestMs, track.startedAtMs + this.#limitMs);
    this.#keep(key, track);
    return track.deadlineMs;
  }

  /** Its time is over, or all is: complete if the sequence may end here. */
  #expire(key: string, track: Track): void {
    if ([...track.at].some(({ isLast }) => isLast)) {
      this.#tracks.delete(key);
      this.#complete(key, track);
    } else this.#break(key, track, { reason: 'missing', due: nextOf(track.at) });
  }

  #complete(key: string, { startedAtMs, lastAtMs, messages }: Track): void {
    this.#options.onVerdict({ kind: 'ok', key, durationMs: lastAtMs - startedAtMs, messages });
  }

  #break(key: string, track: Track | undefined, what: Break): void {
    const { reason, due, message, nowMs = 0 } = what;
    const broken: Track = track ?? {
      state: 'broken',
      startedAtMs: nowMs,
      lastAtMs: nowMs,
      messages: 0,
      at: new Set(),
      deadlineMs: Infinity,
    };
    broken.state = 'broken';
    broken.deadlineMs = Infinity;
    this.#tracks.delete(key);
    this.#keep(key, broken);
    const expected = [...new Set([...due].map(({ name }) => name))];
    const text = `${key}: ${describe(reason, message)}, expected ${expected.join(' or ') || 'nothing more'}`;
    this.#options.onVerdict({
      kind: 'violation',
      key,
      reason,
      expected,
      ...(message === undefined ? {} : { message }),
      text,
    });
  }

  #keep(key: string, track: Track): void {
    this.#tracks.set(key, track);
    if (this.#tracks.size <= this.#capacity) return;
    for (const [oldest, { state }] of this.#tracks) {
      this.#tracks.delete(oldest);
      if (state === 'open') this.#forgotten += 1;
      return;
    }
  }

  #isNew({ sender, id }: Message): boolean {
    const identity = `${sender.length} ${sender} ${id}`;
    if (this.#ids.has(identity)) return false;
    this.#ids.add(identity);
    if (this.#ids.size > rememberedIds) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }
}

interface Break {
  readonly reason: TimelineViolation['reason'];
  readonly due: ReadonlySet<Position>;
  readonly message?: Message;
  readonly nowMs?: number;
}

function nextOf(at: ReadonlySet<Position>): ReadonlySet<Position> {
  return new Set([...at].flatMap(({ follow }) => [...follow]));
}

function describe(reason: TimelineViolation['reason'], message: Message | undefined): string {
  if (message === undefined) return 'nothing came in time';
  return `${message.type} ${message.id} came ${reason === 'late' ? 'too late' : 'unexpectedly'}`;
}

export interface TimelineReport {
  readonly completions: readonly TimelineCompletion[];
  /** None: all went as declared. */
  readonly violations: readonly TimelineViolation[];
}

/** Judges messages that were gathered, in their order; time is the messages' own `time`. For tests, and for what was captured. */
export function checkTimeline(messages: Iterable<Message>, spec: TimelineSpec): TimelineReport {
  const completions: TimelineCompletion[] = [];
  const violations: TimelineViolation[] = [];
  const check = new TimelineCheck(spec, {
    capacity: Infinity,
    onVerdict: (verdict) => {
      if (verdict.kind === 'ok') completions.push(verdict);
      else violations.push(verdict);
    },
  });
  let nowMs = 0;
  for (const message of messages) {
    nowMs = Math.max(nowMs, (message.time === undefined ? undefined : parseTime(message.time)) ?? nowMs);
    check.see(message, nowMs);
  }
  check.expire(nowMs);
  check.finish();
  return { completions, violations };
}
