import type { Message } from '../protocol/message.ts';

/** What an interceptor is told about the step it wraps. */
export interface Interception {
  readonly direction: 'send' | 'handle';
  readonly kind: 'message' | 'request' | 'reply';
  readonly agent: string;
  readonly instance: string;
  readonly channel: string;
  /** Of the handler; 1 when sending. */
  readonly attempt: number;
}

/** Goes on with the message, or with a changed copy. Resolves with what the step gives. */
export type Next = (message?: Message) => Promise<unknown>;

/**
 * Wraps sending and handling. It may change headers (pass a copy to `next`), refuse (throw), measure, or answer itself (not call `next`).
 * What it throws is the failure of the send or of the handler.
 */
export type Interceptor = (message: Message, next: Next, info: Interception) => unknown;

/** The interceptors of a bus or an agent, first added outermost. */
export class Interceptors {
  readonly #outer: Interceptors | undefined;
  readonly #own: Interceptor[] = [];

  constructor(outer?: Interceptors) {
    this.#outer = outer;
  }

  get isEmpty(): boolean {
    return this.#own.length === 0 && (this.#outer?.isEmpty ?? true);
  }

  /** The returned function removes it. */
  add(interceptor: Interceptor): () => void {
    this.#own.push(interceptor);
    return () => {
      const index = this.#own.indexOf(interceptor);
      if (index >= 0) this.#own.splice(index, 1);
    };
  }

  run(message: Message, info: Interception, last: (message: Message) => unknown): Promise<unknown> {
    const all = this.list();
    const step = async (index: number, current: Message): Promise<unknown> => {
      const interceptor = all[index];
      if (interceptor === undefined) return await last(current);
      return await interceptor(current, (changed = current) => step(index + 1, changed), info);
    };
    return step(0, message);
  }

  list(): readonly Interceptor[] {
    return [...(this.#outer?.list() ?? []), ...this.#own];
  }
}
