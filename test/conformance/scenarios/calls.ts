import { isParleyError } from '@parley/runtime';
import type { AnyAgent } from '../../runtime/support/world.ts';
import { contentOf } from './handlers.ts';
import type { Call } from './scenario.ts';
import type { Outcome } from './stage.ts';

/** Calls of the agent under test from outside of its handlers. */
export class Calls {
  readonly #report: (outcome: Omit<Outcome, 'atMs'>) => void;
  readonly #aborts = new Map<string, AbortController>();

  constructor(report: (outcome: Omit<Outcome, 'atMs'>) => void) {
    this.#report = report;
  }

  make(agent: AnyAgent, call: Call, label: string): void {
    const abort = new AbortController();
    this.#aborts.set(label, abort);
    this.#make(agent, call, abort.signal).then(
      (outcome) => {
        this.#report({ label, ...outcome });
      },
      (caught: unknown) => {
        this.#report({ label, error: isParleyError(caught) ? caught.code : String(caught) });
      },
    );
  }

  abort(label: string): void {
    this.#aborts.get(label)?.abort();
  }

  async #make(agent: AnyAgent, call: Call, signal: AbortSignal): Promise<Pick<Outcome, 'sent' | 'reply'>> {
    if (call.sendMany !== undefined) {
      await agent.sendMany(call.sendMany, call.data as never, call.options as never);
      return { sent: true };
    }
    const content = contentOf(call, (value) => value);
    if (call.send !== undefined) {
      await agent.send(call.send, content, call.options as never);
      return { sent: true };
    }
    const { type, data } = await agent.request(call.request ?? '', content, {
      ...call.options,
      signal,
    });
    return { reply: { type, data } };
  }
}
