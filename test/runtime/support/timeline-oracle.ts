import {
  createFilter,
  type Message,
  type TimelineCompletion,
  type TimelineReport,
  type TimelineSpec,
  type TimelineStep,
  type TimelineViolation,
} from '@parley/runtime';

type MessageStep = Extract<TimelineStep, { match: unknown }>;

/** A way through the steps: which are left after those that took messages. */
type Way = readonly TimelineStep[];

interface Track {
  ways: readonly Way[];
  isBroken: boolean;
  readonly startedAtMs: number;
  lastAtMs: number;
  messages: number;
}

/** What can take the next message, each with what is left after it; `done` where nothing has to. */
function* nexts(way: Way): Generator<{ step: MessageStep; rest: Way } | 'done'> {
  const [first, ...rest] = way;
  if (first === undefined) {
    yield 'done';
    return;
  }
  if (first.optional === true) yield* nexts(rest);
  if ('either' in first) for (const branch of first.either) yield* nexts([...branch, ...rest]);
  else {
    yield { step: first, rest };
    if (first.repeat === true) yield { step: first, rest: [{ ...first, optional: true }, ...rest] };
  }
}

const all = (ways: readonly Way[]) => ways.flatMap((way) => [...nexts(way)]);
const due = (ways: readonly Way[]) => all(ways).flatMap((next) => (next === 'done' ? [] : [next]));
const takes = (step: MessageStep, message: Message) => createFilter(step.match).matches(message);

/** Judges a timeline the plain way: by every way that there is through the declared steps. */
export function judgeNaively(messages: readonly Message[], spec: TimelineSpec): TimelineReport {
  const oracle = new Oracle(spec);
  for (const message of messages) oracle.see(message);
  oracle.finish();
  return oracle;
}

class Oracle implements TimelineReport {
  readonly completions: TimelineCompletion[] = [];
  readonly violations: TimelineViolation[] = [];
  readonly #spec: TimelineSpec;
  readonly #tracks = new Map<string, Track>();

  constructor(spec: TimelineSpec) {
    this.#spec = spec;
  }

  see(message: Message): void {
    const nowMs = Date.parse(message.time ?? '');
    const key = message.correlationId ?? '';
    if (!stepsOf(this.#spec.steps).some((step) => takes(step, message))) return;
    const before = this.#tracks.get(key);
    if (before !== undefined && this.#isOver(before, nowMs)) this.#end(key, before);
    const track = this.#tracks.get(key);
    if (track === undefined || track.isBroken) this.#begin(key, message, nowMs);
    else this.#goOn(track, { key, message, nowMs });
  }

  finish(): void {
    for (const [key, track] of [...this.#tracks]) if (!track.isBroken) this.#end(key, track);
  }

  #begin(key: string, message: Message, nowMs: number): void {
    const ways = due([this.#spec.steps]).filter(({ step }) => takes(step, message));
    const fresh: Track = { ways: [], isBroken: false, startedAtMs: nowMs, lastAtMs: nowMs, messages: 0 };
    if (ways.length > 0) this.#take(key, { ...fresh, ways: ways.map(({ rest }) => rest) }, nowMs);
    else if (!this.#tracks.has(key))
      this.#violate(key, [this.#spec.steps], { reason: 'unexpected', message });
  }

  #goOn(track: Track, { key, message, nowMs }: { key: string; message: Message; nowMs: number }): void {
    const matching = due(track.ways).filter(({ step }) => takes(step, message));
    const inTime = matching.filter(({ step }) => nowMs - track.lastAtMs <= (step.withinMs ?? Infinity));
    if (inTime.length > 0) this.#take(key, { ...track, ways: inTime.map(({ rest }) => rest) }, nowMs);
    else this.#violate(key, track.ways, { reason: matching.length > 0 ? 'late' : 'unexpected', message });
  }

  #take(key: string, track: Track, nowMs: number): void {
    const next = { ...track, lastAtMs: nowMs, messages: track.messages + 1 };
    this.#tracks.set(key, next);
    if (due(next.ways).length === 0) this.#complete(key, next);
  }

  #isOver({ ways, startedAtMs, lastAtMs, isBroken }: Track, nowMs: number): boolean {
    if (isBroken) return false;
    const isLate = due(ways).every(({ step }) => nowMs - lastAtMs > (step.withinMs ?? Infinity));
    return isLate || nowMs - startedAtMs > (this.#spec.withinMs ?? Infinity);
  }

  #end(key: string, track: Track): void {
    if (all(track.ways).includes('done')) this.#complete(key, track);
    else this.#violate(key, track.ways, { reason: 'missing' });
  }

  #complete(key: string, { startedAtMs, lastAtMs, messages }: Track): void {
    this.#tracks.delete(key);
    this.completions.push({ kind: 'ok', key, durationMs: lastAtMs - startedAtMs, messages });
  }

  #violate(key: string, ways: readonly Way[], what: Pick<TimelineViolation, 'reason' | 'message'>): void {
    const expected = [...new Set(due(ways).map(({ step }) => step.name ?? ''))];
    this.violations.push({ kind: 'violation', key, expected, text: '', ...what });
    this.#tracks.set(key, { ways: [], isBroken: true, startedAtMs: 0, lastAtMs: 0, messages: 0 });
  }
}

function stepsOf(steps: readonly TimelineStep[]): readonly MessageStep[] {
  return steps.flatMap((step) => ('either' in step ? step.either.flatMap(stepsOf) : [step]));
}
