import type { Block } from './block.ts';
import { createBlocks, type Blocks } from './blocks.ts';
import { bytesPerRow, type Columns, createColumns, growColumns, textColumns } from './columns.ts';
import { createIdIndex, hashId, type IdIndex } from './id-index.ts';
import { createInterner, type Interner } from './interner.ts';
import { type NewRow, type Row, type RowVerdict, rowFlags, rowVerdicts } from './row.ts';

export interface StoreOptions {
  /** Rows that are kept. Default 100,000; rounded up to a multiple of 32. */
  readonly maxRows?: number;
  /** Bytes of memory, payloads and columns together, beyond which the oldest rows go. Default 256 MiB. */
  readonly maxBytes?: number;
  /** Of a longer payload only that much is kept, and the row says so. Default 16 MiB. */
  readonly maxPayloadBytes?: number;
}

const maxPropertyBytes = 0xffff;
const verdictNumbers = Object.fromEntries(rowVerdicts.map((verdict, index) => [verdict, index])) as Readonly<
  Record<RowVerdict, number>
>;

/** The latest messages. Rows are numbered from 0 and never renumbered; the oldest go first. */
export class MessageStore {
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly texts: Interner = createInterner();
  readonly #blocks: Blocks = createBlocks();
  readonly #maxPayload: number;
  #columns: Columns;
  #ids: IdIndex;
  #first = 0;
  #next = 0;
  #capacity: number;
  #lastPayload: { readonly bytes: Uint8Array; readonly offset: number } | undefined;

  constructor(options: StoreOptions = {}) {
    this.maxRows = Math.ceil((options.maxRows ?? 100_000) / 32) * 32;
    this.maxBytes = options.maxBytes ?? 256_000_000;
    this.#maxPayload = Math.min(options.maxPayloadBytes ?? 16 * 1024 * 1024, this.maxBytes / 4);
    this.#capacity = Math.min(this.maxRows, 4096);
    this.#columns = createColumns(this.#capacity);
    this.#ids = createIdIndex(this.#capacity);
  }

  /** The oldest row that is kept. */
  get first(): number {
    return this.#first;
  }

  /** One more than the newest row: how many came in all. */
  get next(): number {
    return this.#next;
  }

  get kept(): number {
    return this.#next - this.#first;
  }

  get evicted(): number {
    return this.#first;
  }

  /** Memory of columns, payloads and texts; what the engine needs to find these comes on top. */
  get bytes(): number {
    return this.#blocks.allocated + this.#capacity * bytesPerRow + this.#ids.bytes + this.texts.letters;
  }

  /** The columns; a row's place in them is `row % capacity`. Good until the next append. */
  get columns(): Columns {
    return this.#columns;
  }

  get capacity(): number {
    return this.#capacity;
  }

  append(row: NewRow): number {
    if (this.kept === this.#capacity) this.#makeRoom();
    const number = this.#next;
    const place = number % this.#capacity;
    const offset = this.#keepPayload(number, row);
    this.#write(place, row, offset);
    this.#next += 1;
    this.#addId(place);
    while (this.bytes > this.maxBytes && this.kept > 1) this.#evict();
    return number;
  }

  /** The first row that is kept of a message; a second copy of it is not found by its id. */
  findId(source: string, id: string): number | undefined {
    const place = this.#ids.find(this.#columns, hashId(source, id));
    return place === undefined ? undefined : this.#rowAt(place);
  }

  has(row: number): boolean {
    return Number.isInteger(row) && row >= this.#first && row < this.#next;
  }

  row(row: number): Row | undefined {
    if (!this.has(row)) return undefined;
    const place = row % this.#capacity;
    const columns = this.#columns;
    const text = (name: (typeof textColumns)[number]) => this.texts.text(columns[name][place] ?? 0);
    const latency = columns.latency[place] ?? NaN;
    return {
      row,
      receivedAtMs: columns.time[place] ?? 0,
      topic: text('topic'),
      verdict: rowVerdicts[columns.verdict[place] ?? 0] ?? 'malformed',
      channel: text('channel'),
      type: text('type'),
      sender: text('sender'),
      receiver: text('receiver'),
      correlationId: text('correlation'),
      priority: columns.priority[place] ?? 0,
      latencyMs: Number.isNaN(latency) ? undefined : latency,
      flags: columns.flags[place] ?? 0,
      size: columns.size[place] ?? 0,
      entry: columns.entry[place] ?? 0,
    };
  }

  /** The bytes of a row's packet; of a long one a view that is good until the row goes. */
  payload(row: number): Buffer | undefined {
    return this.#part(row, 0);
  }

  /** The MQTT properties of a row's packet, as JSON. */
  properties(row: number): string | undefined {
    return this.#part(row, 1)?.toString();
  }

  /** The blocks that hold the packets of a range of rows, oldest first. */
  blocks(from: number, to: number): readonly Block[] {
    return this.#blocks.holding(from, to);
  }

  /** Forgets all rows; numbers go on. */
  clear(): void {
    while (this.kept > 0) this.#evict();
  }

  #part(row: number, which: 0 | 1): Buffer | undefined {
    if (!this.has(row)) return undefined;
    return this.#blocks.read(row, this.#columns.offset[row % this.#capacity] ?? 0, which);
  }

  #rowAt(place: number): number {
    const start = this.#first - (this.#first % this.#capacity);
    const row = start + place;
    return row < this.#first ? row + this.#capacity : row;
  }

  #makeRoom(): void {
    if (this.#capacity === this.maxRows) this.#evict();
    else this.#grow();
  }

  #grow(): void {
    const capacity = Math.min(this.#capacity * 2, this.maxRows);
    this.#columns = growColumns(this.#columns, { first: this.#first, next: this.#next }, capacity);
    this.#capacity = capacity;
    this.#ids = createIdIndex(capacity);
    for (let row = this.#first; row < this.#next; row++) this.#addId(row % capacity);
  }

  #keepPayload(number: number, { payload, properties, type, topic }: NewRow): number {
    const last = this.#lastPayload;
    // When nothing is kept, its bytes are gone too.
    if (last?.bytes === payload && this.kept > 0) {
      this.#blocks.extend(number);
      return last.offset;
    }
    const bytes = properties === undefined ? undefined : Buffer.from(properties);
    const offset = this.#blocks.append(number, {
      payload: payload.length > this.#maxPayload ? payload.subarray(0, this.#maxPayload) : payload,
      properties: bytes === undefined || bytes.length > maxPropertyBytes ? undefined : bytes,
      kind: type ?? topic,
    });
    this.#lastPayload = { bytes: payload, offset };
    return offset;
  }

  #write(place: number, row: NewRow, offset: number): void {
    const columns = this.#columns;
    const hash = row.id === undefined ? { high: 0, low: 0 } : hashId(row.sender ?? '', row.id);
    const before = place === 0 ? 0 : place - 1;
    columns.time[place] = row.receivedAtMs;
    columns.latency[place] = row.latencyMs ?? NaN;
    columns.topic[place] = this.texts.hold(row.topic, columns.topic[before]);
    columns.channel[place] = this.texts.hold(row.channel, columns.channel[before]);
    columns.type[place] = this.texts.hold(row.type, columns.type[before]);
    columns.sender[place] = this.texts.hold(row.sender, columns.sender[before]);
    columns.receiver[place] = this.texts.hold(row.receiver, columns.receiver[before]);
    columns.correlation[place] = this.texts.hold(row.correlationId, columns.correlation[before]);
    columns.tags[place] = this.texts.hold(row.tags, columns.tags[before]);
    columns.idHigh[place] = hash.high;
    columns.idLow[place] = hash.low;
    columns.size[place] = row.size;
    columns.offset[place] = offset;
    columns.entry[place] = row.entry ?? 0;
    columns.verdict[place] = verdictNumbers[row.verdict];
    columns.flags[place] = row.flags | (row.payload.length > this.#maxPayload ? rowFlags.truncated : 0);
    columns.priority[place] = row.priority ?? 2;
  }

  #addId(place: number): void {
    const { idHigh, idLow } = this.#columns;
    if (idHigh[place] !== 0 || idLow[place] !== 0) this.#ids.add(this.#columns, place);
  }

  #evict(): void {
    const place = this.#first % this.#capacity;
    this.#ids.remove(this.#columns, place);
    for (const name of textColumns) this.texts.release(this.#columns[name][place] ?? 0);
    this.#first += 1;
    this.#blocks.dropBefore(this.#first);
  }
}
