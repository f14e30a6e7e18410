/** Holds arrivals until there is time for them, so that whoever delivers is never kept waiting. */
export interface Backlog<Item> {
  /** How many were turned away because the backlog was full. */
  readonly dropped: number;
  add(item: Item): void;
  /** Handles everything that waits, now. */
  flush(): void;
}

export interface BacklogOptions<Item> {
  readonly limit: number;
  readonly handle: (items: readonly Item[]) => void;
  /** How many are handled before the event loop gets its turn. Default 500. */
  readonly slice?: number;
  /** Runs a function soon, after what is waiting for the event loop. Default `setImmediate`. */
  readonly schedule?: (run: () => void) => void;
}

export function createBacklog<Item>(options: BacklogOptions<Item>): Backlog<Item> {
  const { limit, handle, slice = 500, schedule = setImmediate } = options;
  let waiting: Item[] = [];
  /** Items before it are handled; they go together, since moving the others up for each slice would cost more than the slice. */
  let head = 0;
  let dropped = 0;
  let state: 'idle' | 'scheduled' = 'idle';

  function run(): void {
    state = 'idle';
    const items = waiting.slice(head, head + slice);
    head += items.length;
    if (head === waiting.length || head > limit) {
      waiting = waiting.slice(head);
      head = 0;
    }
    if (waiting.length > head) plan();
    if (items.length > 0) handle(items);
  }

  function plan(): void {
    if (state === 'scheduled') return;
    state = 'scheduled';
    schedule(run);
  }

  return {
    get dropped() {
      return dropped;
    },
    add: (item) => {
      if (waiting.length - head >= limit) {
        dropped += 1;
        return;
      }
      waiting.push(item);
      plan();
    },
    flush: () => {
      while (waiting.length > head) run();
    },
  };
}
