import type { Message } from '@parley/runtime/protocol';

const maxStreams = 50_000;

/** Counts what is missing in the senders' sequence numbers, which run per sender and topic. */
export interface GapCounter {
  readonly missed: number;
  see(message: Partial<Message>, topic: string): void;
}

interface Stream {
  readonly epoch: string;
  last: number;
}

export function createGapCounter(): GapCounter {
  const streams = new Map<string, Stream>();
  let missed = 0;
  return {
    get missed() {
      return missed;
    },
    see: ({ sender, sequence, address }, topic) => {
      if (sender === undefined || sequence === undefined) return;
      // A message that is handed on carries the sequence of the topic that it was published on.
      if (address !== undefined) return;
      const [epoch = '', n = ''] = sequence.split('.');
      const number = Number(n);
      const key = `${sender} ${topic}`;
      const stream = streams.get(key);
      if (stream?.epoch !== epoch) {
        if (streams.size >= maxStreams) streams.clear();
        streams.set(key, { epoch, last: number });
        return;
      }
      if (number <= stream.last) return;
      missed += number - stream.last - 1;
      stream.last = number;
    },
  };
}
