/** One number per row and property, in typed arrays; a row's place is its number modulo the capacity. */
export interface Columns {
  /** Epoch milliseconds of the arrival. */
  readonly time: Float64Array;
  /** Milliseconds from the request to this reply; NaN for what is no reply. */
  readonly latency: Float32Array;
  readonly topic: Uint32Array;
  readonly channel: Uint32Array;
  readonly type: Uint32Array;
  readonly sender: Uint32Array;
  readonly receiver: Uint32Array;
  readonly correlation: Uint32Array;
  /** All tags of a message as one text: there are few different ones. */
  readonly tags: Uint32Array;
  /** A hash of source and id. */
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
  readonly size: Uint32Array;
  /** Where in its block the packet lies. */
  readonly offset: Uint32Array;
  /** Which entry of a batch; 0 where the packet is one message. */
  readonly entry: Uint16Array;
  readonly verdict: Uint8Array;
  readonly flags: Uint16Array;
  readonly priority: Uint8Array;
}

/** The columns that hold numbers of interned texts. */
export const textColumns = ['topic', 'channel', 'type', 'sender', 'receiver', 'correlation', 'tags'] as const;
export type TextColumn = (typeof textColumns)[number];

export const bytesPerRow = 62;

export function createColumns(capacity: number): Columns {
  return {
    time: new Float64Array(capacity),
    latency: new Float32Array(capacity),
    topic: new Uint32Array(capacity),
    channel: new Uint32Array(capacity),
    type: new Uint32Array(capacity),
    sender: new Uint32Array(capacity),
    receiver: new Uint32Array(capacity),
    correlation: new Uint32Array(capacity),
    tags: new Uint32Array(capacity),
    idHigh: new Uint32Array(capacity),
    idLow: new Uint32Array(capacity),
    size: new Uint32Array(capacity),
    offset: new Uint32Array(capacity),
    entry: new Uint16Array(capacity),
    verdict: new Uint8Array(capacity),
    flags: new Uint16Array(capacity),
    priority: new Uint8Array(capacity),
  };
}

/** The same rows with more room: each moves to its place under the new capacity. */
export function growColumns(
  columns: Columns,
  rows: { readonly first: number; readonly next: number },
  capacity: number,
): Columns {
  const grown = createColumns(capacity);
  const old = columns.time.length;
  for (let row = rows.first; row < rows.next;) {
    const [from, to] = [row % old, row % capacity];
    // As many as lie side by side in both.
    const count = Math.min(rows.next - row, old - from, capacity - to);
    for (const name of Object.keys(grown) as (keyof Columns)[])
      grown[name].set(columns[name].subarray(from, from + count), to);
    row += count;
  }
  return grown;
}
