import type { Message } from '@parley/runtime/protocol';

/** Streams that are known at once; of more, those that were met first are forgotten, and begin anew. */
const maxStreams = 200_000;
/** Gaps of a stream in which a message may still arrive late. */
const maxOpen = 16;

/** Counts what is missing in the senders' sequence numbers, which run per sender and topic. */
export interface GapCounter {
  readonly missed: number;
  see(message: Partial<Message>, topic: string): void;
}

interface Stream {
  readonly epoch: string;
  last: number;
  /** The latest numbers that were left out, as ranges: from, and one past. */
  open: Range[] | undefined;
}

type Range = readonly [from: number, past: number];

export function createGapCounter(): GapCounter {
  /** By sender, then by topic: a key made of both would be made for each message. */
  const senders = new Map<string, Map<string, Stream>>();
  let count = 0;
  let missed = 0;

  function begin(sender: string, topic: string, stream: Stream): void {
    const streams = senders.get(sender) ?? new Map<string, Stream>();
    if (!streams.has(topic)) {
      if (count >= maxStreams) forgetFirst();
      else count += 1;
    }
    senders.set(sender, streams.set(topic, stream));
  }

  function forgetFirst(): void {
    const [first] = senders;
    if (first === undefined) return;
    const [sender, streams] = first;
    streams.delete(streams.keys().next().value ?? '');
    if (streams.size === 0) senders.delete(sender);
  }

  return {
    get missed() {
      return missed;
    },
    see: ({ sender, sequence, address }, topic) => {
      if (sender === undefined || sequence === undefined) return;
      // A message that is handed on carries the sequence of the topic that it was published on.
      if (address !== undefined) return;
      const dot = sequence.indexOf('.');
      const epoch = sequence.slice(0, dot);
      const number = Number(sequence.slice(dot + 1));
      const stream = senders.get(sender)?.get(topic);
      if (stream?.epoch !== epoch) begin(sender, topic, { epoch, last: number, open: undefined });
      else if (number <= stream.last) missed -= arriveLate(stream, number);
      else {
        missed += leaveOut(stream, number);
        stream.last = number;
      }
    },
  };
}

/** How many numbers a message leaves out. */
function leaveOut(stream: Stream, number: number): number {
  const from = stream.last + 1;
  if (from === number) return 0;
  stream.open ??= [];
  stream.open.push([from, number]);
  if (stream.open.length > maxOpen) stream.open.shift();
  return number - from;
}

/** 1 for a message that was counted as missing and came after all; 0 for one that came before. */
function arriveLate(stream: Stream, number: number): number {
  const open = stream.open ?? [];
  const index = open.findIndex(([from, past]) => from <= number && number < past);
  const range = open[index];
  if (range === undefined) return 0;
  const [from, past] = range;
  const left: readonly Range[] = [
    [from, number],
    [number + 1, past],
  ];
  open.splice(index, 1, ...left.filter(([start, end]) => start < end));
  return 1;
}
