import type { Clock } from '../../clock.ts';
import type { MessageStatus, UntilOptions } from '../../codegen/sent.ts';
import { ParleyError } from '../../errors.ts';

export interface Waiting {
  readonly clock: Clock;
  /** The status that was waited for, why it cannot come, or undefined. */
  readonly check: () => MessageStatus | ParleyError | undefined;
  /** Calls on each change; the returned function ends that. */
  readonly listen: (heard: () => void) => () => void;
}

/** Waits for a status, and leaves nothing behind however it ends. */
export function waitUntil(
  { clock, check, listen }: Waiting,
  { signal, timeoutMs }: UntilOptions,
): Promise<MessageStatus> {
  return new Promise((resolve, reject) => {
    const ends: (() => void)[] = [];
    const settle = (result: MessageStatus | ParleyError | undefined): boolean => {
      if (result === undefined) return false;
      for (const end of ends) end();
      if (typeof result === 'string') resolve(result);
      else reject(result);
      return true;
    };
    const aborted = (): void => {
      settle(new ParleyError('cancelled', 'the caller gave up', { cause: signal?.reason }));
    };
    if (settle(check())) return;
    if (signal?.aborted === true) {
      aborted();
      return;
    }
    ends.push(
      listen(() => {
        settle(check());
      }),
    );
    if (signal !== undefined) {
      signal.addEventListener('abort', aborted);
      ends.push(() => {
        signal.removeEventListener('abort', aborted);
      });
    }
    if (timeoutMs === undefined) return;
    ends.push(
      clock.after(timeoutMs, () => {
        settle(new ParleyError('timeout', `the message did not come so far within ${String(timeoutMs)} ms`));
      }),
    );
  });
}
