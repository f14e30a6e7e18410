import type { Attempt } from '../delivery/attempt.ts';
import { isThenable } from '../delivery/thenable.ts';
import type { Message } from '../protocol/message.ts';
import type { Received } from '../codegen/types.ts';
import type { Clock } from '../clock.ts';
import type { OutgoingCalls } from './calls.ts';
import { HandlerContext } from './context.ts';
import { isExactlyOnce, type ExactlyOnce } from './exactly-once.ts';
import type { Identity } from './identity.ts';
import type { Interceptors } from './interceptors.ts';
import type { Responder } from './responder.ts';

export type UntypedHandler = (message: Received, context: HandlerContext) => unknown;

export interface HandlingOptions {
  readonly identity: Identity;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly calls: OutgoingCalls;
  readonly responder: Responder;
  readonly interceptors: Interceptors;
  readonly clock: Clock;
  /** Absent where the agent keeps no state, or receives no such channel. */
  readonly exactlyOnce: ExactlyOnce | undefined;
  /** Of the front, as far as it is known. */
  readonly epoch: () => number;
}

/** Runs the user's handler of one attempt, through the interceptors, and sends what it returns where somebody waits for it. */
export function createHandling(options: HandlingOptions): (attempt: Attempt) => unknown {
  const { handlers, responder, interceptors, exactlyOnce } = options;
  const call = (attempt: Attempt, message: Received): unknown =>
    handlers[attempt.receive.key]?.(message, new HandlerContext(attempt, options));
  const handle = (attempt: Attempt): unknown => {
    const { message } = attempt.delivery;
    if (interceptors.isEmpty) return call(attempt, message);
    const info = interception(attempt, options);
    return interceptors.run(message, info, (current: Message) => call(attempt, current as Received));
  };
  const run = (attempt: Attempt): unknown => {
    if (!responder.isRequest(attempt)) return handle(attempt);
    return answer(attempt, handle, responder);
  };
  return (attempt) => {
    if (exactlyOnce === undefined || !isExactlyOnce(attempt.delivery.plan)) return run(attempt);
    return exactlyOnce.run(attempt, run);
  };
}

function answer(
  attempt: Attempt,
  handle: (attempt: Attempt) => unknown,
  responder: Responder,
): Promise<void> {
  const result = handle(attempt);
  return isThenable(result) ? answerLater(attempt, result, responder) : responder.answer(attempt, result);
}

async function answerLater(
  attempt: Attempt,
  result: PromiseLike<unknown>,
  responder: Responder,
): Promise<void> {
  const value = await result;
  // Given up or out of time meanwhile: nobody waits for it.
  if (attempt.state === 'running') await responder.answer(attempt, value);
}

function interception(attempt: Attempt, { identity, responder }: HandlingOptions) {
  return {
    direction: 'handle',
    kind: responder.isRequest(attempt) ? 'request' : 'message',
    agent: identity.agent,
    instance: identity.instance,
    channel: attempt.delivery.message.channel,
    attempt: attempt.number,
  } as const;
}
