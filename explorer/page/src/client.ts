import type {
  ActName,
  Acts,
  Answer,
  Asked,
  Changed,
  EngineMessage,
  QuestionName,
} from '@parley/explorer/protocol';
import { type Channel, openChannel } from './channel.ts';

export interface ClientEvents {
  readonly onChanged: (changed: Changed) => void;
  readonly onReachable: (isReachable: boolean) => void;
  readonly onShow: (query: string) => void;
  readonly onShown: (atMs: number) => void;
}

/** What the engine does not do, and why. */
export interface Refused {
  readonly reason: string;
}

/** Undefined when the engine cannot be reached. */
type Result<T> = { readonly answer: T } | Refused | undefined;
type Settled = Extract<EngineMessage, { id: number }>;

/** Asks the engine. Answers of a line that broke never come; whoever still wants one asks again. */
export class Client {
  readonly channel: Channel;
  readonly #waiting = new Map<number, (message: Settled | undefined) => void>();
  #last = 0;

  constructor({ onChanged, onReachable, onShow, onShown }: ClientEvents) {
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
      onShown,
    });
  }

  /** Undefined when the engine refuses or cannot be reached. */
  async ask<Name extends QuestionName>(name: Name, asked: Asked<Name>): Promise<Answer<Name> | undefined> {
    const result = await this.try(name, asked);
    return result !== undefined && 'answer' in result ? result.answer : undefined;
  }

  /** Like `ask`, with the reason when the engine refuses. */
  try<Name extends QuestionName>(name: Name, asked: Asked<Name>): Promise<Result<Answer<Name>>> {
    return this.#say((id) => this.channel.send({ id, ask: name, with: asked }));
  }

  /** Has a message sent. Only what a person does may call it. */
  act<Name extends ActName>(name: Name, asked: Acts[Name]['does']): Promise<Result<Acts[Name]['answer']>> {
    return this.#say((id) => this.channel.send({ id, act: name, with: asked }));
  }

  async #say<T>(send: (id: number) => boolean): Promise<Result<T>> {
    this.#last += 1;
    const id = this.#last;
    if (!send(id)) return undefined;
    const message = await new Promise<Settled | undefined>((resolve) => this.#waiting.set(id, resolve));
    if (message === undefined) return undefined;
    return message.kind === 'answer' ? { answer: message.answer as T } : { reason: message.reason };
  }

  #settle(message: Settled): void {
    this.#waiting.get(message.id)?.(message);
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
