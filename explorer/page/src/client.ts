import type { Answer, Asked, Changed, EngineMessage, QuestionName } from '@parley/explorer/protocol';
import { type Channel, openChannel } from './channel.ts';

export interface ClientEvents {
  readonly onChanged: (changed: Changed) => void;
  readonly onReachable: (isReachable: boolean) => void;
  readonly onShow: (query: string) => void;
}

/** Asks the engine. Answers of a line that broke never come; whoever still wants one asks again. */
export class Client {
  readonly channel: Channel;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #last = 0;

  constructor({ onChanged, onReachable, onShow }: ClientEvents) {
    this.channel = openChannel({
      onMessage: (message) => {
        if (message.kind === 'changed') onChanged(message.changed);
        else this.#settle(message);
      },
      onReachable: (isReachable) => {
        if (!isReachable) this.#giveUp();
        onReachable(isReachable);
      },
      onShow,
    });
  }

  /** Undefined when the engine refuses or cannot be reached. */
  ask<Name extends QuestionName>(name: Name, asked: Asked<Name>): Promise<Answer<Name> | undefined> {
    this.#last += 1;
    const id = this.#last;
    if (!this.channel.send({ id, ask: name, with: asked })) return Promise.resolve(undefined);
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    return answer as Promise<Answer<Name> | undefined>;
  }

  #settle(message: Extract<EngineMessage, { id: number }>): void {
    this.#waiting.get(message.id)?.(message.kind === 'answer' ? message.answer : undefined);
    this.#waiting.delete(message.id);
  }

  #giveUp(): void {
    for (const settle of this.#waiting.values()) settle(undefined);
    this.#waiting.clear();
  }
}

/** Runs something that asks: one at a time, and once more when it was wanted meanwhile. At most every so often. */
export function createPull(run: () => Promise<void>, everyMs: number): () => void {
  let state: 'idle' | 'running' | 'wanted' = 'idle';
  let lastAt = -Infinity;

  async function go(): Promise<void> {
    const wait = lastAt + everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    lastAt = performance.now();
    await run();
    const again = (state as string) === 'wanted';
    state = again ? 'running' : 'idle';
    if (again) await go();
  }

  return () => {
    if (state !== 'idle') {
      state = 'wanted';
      return;
    }
    state = 'running';
    void go();
  };
}
