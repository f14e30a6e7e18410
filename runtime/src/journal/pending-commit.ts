import type { ParleyError } from '../errors.ts';
import type { NumberedChange } from './change.ts';
import type { JournalMode } from './options.ts';

/** A commit under way. */
export interface Committed {
  /** The ids of the added records, in their order; known at once. */
  readonly ids: readonly number[];
  /** Rejects with `storage_failed`: nothing of the change was kept; only after a failed sync nobody knows. */
  readonly saved: Promise<void>;
  /** As `saved`, without a promise; must not throw. To be called before the commit is saved. */
  onEnd(told: (error?: ParleyError) => void): void;
}

interface Given {
  readonly change: NumberedChange;
  readonly mode: JournalMode;
  /** In the journal, frame and all. */
  readonly bytes: number;
}

/** A commit until it is saved. Its promise is made when somebody asks for it. */
export class PendingCommit implements Committed {
  readonly change: NumberedChange;
  readonly mode: JournalMode;
  readonly bytes: number;
  #end: { readonly error: ParleyError | undefined } | undefined;
  #told: ((error?: ParleyError) => void) | undefined;
  #saved: Promise<void> | undefined;

  constructor({ change, mode, bytes }: Given) {
    this.change = change;
    this.mode = mode;
    this.bytes = bytes;
  }

  get ids(): readonly number[] {
    return this.change.adds.map(({ id }) => id);
  }

  get saved(): Promise<void> {
    this.#saved ??= this.#createSaved();
    return this.#saved;
  }

  onEnd(told: (error?: ParleyError) => void): void {
    const before = this.#told;
    this.#told =
      before === undefined
        ? told
        : (error) => {
            before(error);
            told(error);
          };
  }

  /** Only the first time counts. */
  end(error?: ParleyError): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#told?.(error);
  }

  #createSaved(): Promise<void> {
    const saved = new Promise<void>((resolve, reject) => {
      const settle = (error?: ParleyError): void => {
        if (error === undefined) resolve();
        else reject(error);
      };
      if (this.#end === undefined) this.onEnd(settle);
      else settle(this.#end.error);
    });
    // Who does not wait for a release need not handle its failure: the next commit tells.
    saved.catch(() => undefined);
    return saved;
  }
}
