import type { Journal } from '../journal/journal.ts';

const stream = 'pause';

/** That an agent was paused, where it has a journal: a restart must not undo what an operator said. REQ-PRES-32 */
export class KeptPause {
  readonly #journal: Journal | undefined;

  constructor(journal: Journal | undefined) {
    this.#journal = journal;
  }

  get isPaused(): boolean {
    return this.#records.length > 0;
  }

  /** Resolves when it survives a crash. Rejects with `storage_failed`. */
  async keep(isPaused: boolean): Promise<void> {
    if (this.#journal === undefined || isPaused === this.isPaused) return;
    const change = isPaused
      ? { adds: [{ stream, payload: new Uint8Array() }] }
      : { releases: this.#records.map(({ id }) => id) };
    await this.#journal.commit(change).saved;
  }

  get #records() {
    return this.#journal?.records(stream) ?? [];
  }
}
