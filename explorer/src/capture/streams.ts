export interface StreamsOptions {
  readonly maxStreams: number;
  /** Of the names of senders and topics together. */
  readonly maxLetters: number;
}

/** What is known by sender and topic; of more than there is room for, what was met first is forgotten. */
export interface Streams<Known> {
  find(sender: string, topic: string): Known | undefined;
  set(sender: string, topic: string, known: Known): void;
}

export function createStreams<Known>({ maxStreams, maxLetters }: StreamsOptions): Streams<Known> {
  /** By sender, then by topic: a key made of both would be made for each message. */
  const senders = new Map<string, Map<string, Known>>();
  let count = 0;
  let letters = 0;

  function forgetFirst(): void {
    const [first] = senders;
    if (first === undefined) return;
    const [sender, topics] = first;
    const topic = topics.keys().next().value ?? '';
    topics.delete(topic);
    count -= 1;
    letters -= topic.length;
    if (topics.size > 0) return;
    senders.delete(sender);
    letters -= sender.length;
  }

  function makeRoom(more: number): void {
    while (count > 0 && (count >= maxStreams || letters + more > maxLetters)) forgetFirst();
  }

  return {
    find: (sender, topic) => senders.get(sender)?.get(topic),
    set: (sender, topic, known) => {
      if (senders.get(sender)?.has(topic) !== true) {
        makeRoom(sender.length + topic.length);
        count += 1;
        letters += topic.length + (senders.has(sender) ? 0 : sender.length);
      }
      // Looked for again: making room may have taken the last topic of this sender.
      const topics = senders.get(sender) ?? new Map<string, Known>();
      senders.set(sender, topics.set(topic, known));
    },
  };
}
