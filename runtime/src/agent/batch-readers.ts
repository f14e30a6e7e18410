import { readCard } from '../presence/records.ts';

/** More instances than this are sent single messages. */
const maximumReaders = 10_000;

/** The instances whose card says that they read batches in their inbox. REQ-BATCH-8 */
export class BatchReaders {
  readonly #readers = new Set<string>();

  see({ agent, instance }: { readonly agent: string; readonly instance: string }, payload: Uint8Array): void {
    const name = `${agent}/${instance}`;
    const { batches }: { batches?: boolean } = readCard(payload)?.abilities ?? {};
    if (batches !== true) this.#readers.delete(name);
    else if (this.#readers.size < maximumReaders) this.#readers.add(name);
  }

  /** `receiver`: of a message; an agent without its instance may be anybody. */
  readonly has = (receiver: string): boolean => this.#readers.has(receiver);
}
