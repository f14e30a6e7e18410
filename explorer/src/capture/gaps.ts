import type { Message } from '@parley/runtime/protocol';
import { type OpenNumbers, createOpenNumbers } from './open-numbers.ts';
import { createStreams } from './streams.ts';

/** Streams that are known at once; of more, those that were met first are forgotten, and begin anew. */
const maxStreams = 200_000;
/** Letters of their topics and senders: whoever sends invents them, and a topic may have 65,535. */
const maxLetters = 32_000_000;
/** Lives of a sender that are told apart on one topic: two with one name, and what comes late of those before. */
const maxLives = 4;
/** No sender gets that far while one is away: whoever leaves out more does not count, and would drown what does. */
const maxJump = 2 ** 32;

/** Counts what is missing in the senders' sequence numbers, which run per life of a sender and topic, from 1. */
export interface GapCounter {
  /** Numbers that were left out and have not come, from the first of a sender and topic that was seen to the latest. */
  readonly missed: number;
  /** Messages whose number had come before: without them, what came and what is missing are what was published. */
  readonly repeated: number;
  see(message: Partial<Message>, arrival: Arrived): void;
}

export interface Arrived {
  readonly topic: string;
  /** The broker had kept it before it was asked for it. */
  readonly retained: boolean;
}

/** What is known of one life of a sender on one topic: some numbers of `first` to `last` came, the others are open. */
interface Life {
  /** As the numbers of this life begin: `7.` */
  readonly prefix: string;
  readonly epoch: number;
  first: number;
  last: number;
  open: OpenNumbers | undefined;
  /** Another life; the first of the list is the latest that began. */
  other: Life | undefined;
}

export function createGapCounter(): GapCounter {
  const streams = createStreams<Life>({ maxStreams, maxLetters });
  const counts: Counts = { missed: 0, repeated: 0 };
  return {
    get missed() {
      return counts.missed;
    },
    get repeated() {
      return counts.repeated;
    },
    see: ({ sender, sequence, address }, { topic, retained }) => {
      if (sender === undefined || sequence === undefined) return;
      // A message that is handed on carries the sequence of the topic that it was published on.
      if (address !== undefined) return;
      const latest = streams.find(sender, topic);
      const life = lifeOf(latest, sequence);
      const number = Number(sequence.slice(life?.prefix.length ?? sequence.indexOf('.') + 1));
      // Nearly always it is the next.
      if (life !== undefined && number === life.last + 1) life.last = number;
      else if (!Number.isSafeInteger(number)) return;
      else if (life !== undefined) take(life, { number, retained }, counts);
      else {
        const made = beginLife(latest, { sequence, number, retained }, counts);
        if (made !== undefined) streams.set(sender, topic, made);
      }
    },
  };
}

interface Counts {
  missed: number;
  repeated: number;
}

interface Numbered {
  readonly number: number;
  readonly retained: boolean;
}

function lifeOf(latest: Life | undefined, sequence: string): Life | undefined {
  let life = latest;
  while (life !== undefined && !sequence.startsWith(life.prefix)) life = life.other;
  return life;
}

/** Puts a life that was not known among those of its stream; gives the latest of them, if that is another one now. */
function beginLife(
  latest: Life | undefined,
  { sequence, number, retained }: Numbered & { readonly sequence: string },
  counts: Counts,
): Life | undefined {
  const prefix = sequence.slice(0, sequence.indexOf('.') + 1);
  const made: Life = {
    prefix,
    epoch: Number(prefix),
    first: number,
    last: number,
    open: undefined,
    other: latest,
  };
  const isLater = latest !== undefined && made.epoch > latest.epoch;
  // What was kept from before the first that was seen tells nothing of what came between.
  if (retained && !isLater) return undefined;
  // It began while its topic was watched: it counts from 1.
  if (isLater) reachDown(made, 1, counts);
  if (latest === undefined || isLater) return withoutOldest(made);
  made.other = latest.other;
  latest.other = made;
  withoutOldest(latest);
  return undefined;
}

function withoutOldest(latest: Life): Life {
  let last: Life | undefined = latest;
  for (let lives = 1; lives < maxLives; lives++) last = last?.other;
  if (last !== undefined) last.other = undefined;
  return latest;
}

function take(life: Life, { number, retained }: Numbered, counts: Counts): void {
  if (number > life.last) reachUp(life, number, counts);
  else {
    if (number < life.first && retained) return;
    if (number < life.first) reachDown(life, number, counts);
    if (life.open?.take(number) === true) counts.missed -= 1;
    else counts.repeated += 1;
  }
}

function reachUp(life: Life, number: number, counts: Counts): void {
  if (number - life.last > maxJump) return;
  leaveOut(life, [life.last + 1, number], counts);
  life.last = number;
}

/** All from a number to the first that was seen is missing, until it comes. */
function reachDown(life: Life, number: number, counts: Counts): void {
  if (life.first - number > maxJump) return;
  leaveOut(life, [number, life.first], counts);
  life.first = number;
}

function leaveOut(life: Life, [from, past]: readonly [from: number, past: number], counts: Counts): void {
  if (from === past) return;
  counts.missed += past - from;
  life.open ??= createOpenNumbers();
  life.open.add(from, past);
}
