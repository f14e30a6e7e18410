import type { Environment } from '../../environment.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Message } from '../../protocol/message.ts';
import { decodeBlock, encodeBlock, formatLogged, untilOf, type LoggedMessage } from './log-block.ts';

export interface MessageLogLimits {
  /** What the log may take; then the oldest go. Default 64 MB. */
  readonly bytes?: number;
  /** How long messages are kept. Default a week. */
  readonly maxAgeMs?: number;
}

export interface MessageLogOptions {
  readonly journal: Journal;
  readonly environment: Pick<Environment, 'clock' | 'logger'>;
  readonly limits: MessageLogLimits;
}

interface Block {
  readonly recordId: number;
  readonly bytes: number;
  /** Undefined of an earlier life until it is looked at. */
  readonly untilMs: number | undefined;
}

/** A block that goes together with others into one. */
interface Small extends Block {
  readonly lines: string;
  readonly untilMs: number;
}

const stream = 'log';
/** How long lines wait for others: what a crash takes with it. */
const flushMs = 1_000;
const blockBytes = 64 * 1024;
const mostSmall = 64;

/** Keeps in the journal what an agent sent and received, as long as age and room allow. */
export class MessageLog {
  readonly #options: MessageLogOptions;
  readonly #blocks: Block[];
  #bytes: number;
  #small: Small[] = [];
  #lines: string[] = [];
  #lineBytes = 0;
  #cancelFlush: (() => void) | undefined;
  #isFailing = false;

  constructor(options: MessageLogOptions) {
    this.#options = options;
    this.#blocks = options.journal
      .records(stream)
      .map(({ id, bytes }) => ({ recordId: id, bytes, untilMs: undefined }));
    this.#bytes = this.#blocks.reduce((sum, { bytes }) => sum + bytes, 0);
    void this.#forgetOld();
  }

  see(message: Message, { direction }: Pick<LoggedMessage, 'direction'>): void {
    const { clock } = this.#options.environment;
    const line = formatLogged({ atMs: clock.now(), direction, message });
    this.#lines.push(line);
    this.#lineBytes += line.length;
    if (this.#lineBytes >= blockBytes) this.#flush();
    else
      this.#cancelFlush ??= clock.after(flushMs, () => {
        this.#flush();
      });
  }

  /** Writes what waits; the journal saves it before it closes. */
  close(): void {
    this.#flush();
  }

  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    if (this.#lines.length === 0) return;
    const lines = this.#lines.join('');
    this.#lines = [];
    this.#lineBytes = 0;
    const untilMs = this.#options.environment.clock.now();
    // A journal keeps its records in the order in which they came: what is merged must not overtake a large block.
    if (lines.length >= blockBytes / 2) this.#merge();
    const block = this.#write(lines, untilMs, []);
    if (block === undefined) return;
    this.#blocks.push(block);
    if (block.bytes < blockBytes / 2) this.#small.push({ ...block, lines, untilMs });
    else this.#small = [];
    if (this.#hasManySmall()) this.#merge();
    this.#shrink();
    void this.#forgetOld();
  }

  /** Undefined when the journal does not take it: a log must not stop the agent. */
  #write(lines: string, untilMs: number, releases: readonly number[]): Block | undefined {
    const { journal, environment } = this.#options;
    try {
      const payload = encodeBlock(lines, untilMs);
      const { ids } = journal.commit({ adds: [{ stream, payload }], releases }, 'interval');
      this.#isFailing = false;
      this.#bytes += payload.length;
      return { recordId: ids[0] ?? 0, bytes: payload.length, untilMs };
    } catch (error) {
      if (!this.#isFailing) environment.logger.warn('the message log could not be written', { error });
      this.#isFailing = true;
      return undefined;
    }
  }

  #hasManySmall(): boolean {
    const bytes = this.#small.reduce((sum, block) => sum + block.bytes, 0);
    return this.#small.length >= mostSmall || bytes >= blockBytes;
  }

  /** The small blocks at the end, as little traffic leaves them, become one. */
  #merge(): void {
    const small = this.#small;
    const bytes = small.reduce((sum, block) => sum + block.bytes, 0);
    this.#small = [];
    const last = small.at(-1);
    if (last === undefined || small.length < 2) return;
    const ids = new Set(small.map(({ recordId }) => recordId));
    const merged = this.#write(small.map(({ lines }) => lines).join(''), last.untilMs, [...ids]);
    if (merged === undefined) return;
    const at = this.#blocks.findIndex(({ recordId }) => ids.has(recordId));
    const others = this.#blocks.filter(({ recordId }) => !ids.has(recordId));
    this.#blocks.splice(0, Infinity, ...others.slice(0, at), merged, ...others.slice(at));
    this.#bytes -= bytes;
  }

  #shrink(): void {
    const { bytes = 64 * 1024 ** 2 } = this.#options.limits;
    while (this.#bytes > bytes && this.#blocks.length > 1) this.#drop();
  }

  async #forgetOld(): Promise<void> {
    const { journal, environment, limits } = this.#options;
    const sinceMs = environment.clock.now() - (limits.maxAgeMs ?? 7 * 86_400_000);
    for (let first = this.#blocks[0]; first !== undefined; first = this.#blocks[0]) {
      const untilMs = first.untilMs ?? (await readUntil(journal, first.recordId));
      if (untilMs >= sinceMs) return;
      if (this.#blocks[0] === first) this.#drop();
    }
  }

  #drop(): void {
    const oldest = this.#blocks.shift();
    if (oldest === undefined) return;
    this.#bytes -= oldest.bytes;
    this.#small = this.#small.filter(({ recordId }) => recordId !== oldest.recordId);
    this.#options.journal.release([oldest.recordId], undefined, 'interval');
  }
}

/** What earlier lives logged, oldest first. */
export async function* readMessageLog(journal: Journal): AsyncGenerator<LoggedMessage, void, undefined> {
  for (const { id } of journal.records(stream)) {
    const block = await journal.read(id);
    if (block !== undefined) yield* decodeBlock(block);
  }
}

async function readUntil(journal: Journal, recordId: number): Promise<number> {
  const block = await journal.read(recordId);
  return block === undefined ? -Infinity : untilOf(block);
}
