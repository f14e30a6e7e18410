import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { Deadlines, type Timed } from '../delivery/deadlines.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { describeErrors, type FindValidator } from '../delivery/validators.ts';
import { isErrorCode } from '../protocol/error-codes.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { systemTypes } from './system-messages.ts';

export interface PendingRequest {
  readonly id: string;
  readonly correlationId: string;
  readonly channel: string;
  readonly replyPlan: ChannelPlan;
  /** Agents whose reply counts; empty: whoever answers. */
  readonly responders: readonly string[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export type RequestEnd = 'timeout' | 'cancelled';

export interface PendingOptions {
  readonly environment: Environment;
  readonly findValidator: FindValidator;
  /** The caller waits no longer: tell the responder. */
  readonly onGivenUp: (request: PendingRequest, end: RequestEnd) => void;
}

/** Requests that wait for their reply. */
export class PendingRequests {
  readonly #options: PendingOptions;
  readonly #deadlines: Deadlines;
  readonly #waiting = new Map<string, Waiter>();

  constructor(options: PendingOptions) {
    this.#options = options;
    this.#deadlines = new Deadlines(options.environment.clock);
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** To be called before the request goes out. Rejects with `timeout`, `cancelled`, or what the responder reported. */
  wait(request: PendingRequest): Promise<Message> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        request,
        resolve,
        reject,
        onDeadline: () => {
          const reason = `no reply to ${request.channel} within ${request.timeoutMs} ms`;
          this.#giveUp(waiter, 'timeout', new ParleyError('timeout', reason));
        },
        onAbort: () => {
          const reason: unknown = request.signal?.reason;
          this.#giveUp(
            waiter,
            'cancelled',
            new ParleyError('cancelled', 'the caller gave up', { cause: reason }),
          );
        },
      };
      this.#waiting.set(request.id, waiter);
      this.#deadlines.add(waiter, request.timeoutMs);
      request.signal?.addEventListener('abort', waiter.onAbort);
      if (request.signal?.aborted === true) waiter.onAbort();
    });
  }

  /** The request did not go out. */
  fail(id: string, error: ParleyError): void {
    const waiter = this.#waiting.get(id);
    if (waiter === undefined) return;
    this.#remove(waiter);
    waiter.reject(error);
  }

  /** False when nobody waits for this reply: late, double, or from somebody else. */
  settle(reply: Message): boolean {
    const waiter = this.#waiting.get(reply.causationId ?? '');
    if (waiter === undefined || !isExpected(waiter.request, reply)) return false;
    this.#remove(waiter);
    const error = readFailure(waiter.request, reply, this.#options.findValidator);
    if (error === undefined) waiter.resolve(reply);
    else waiter.reject(error);
    return true;
  }

  close(reason: ParleyError): void {
    for (const waiter of [...this.#waiting.values()]) {
      this.#remove(waiter);
      waiter.reject(reason);
    }
    this.#deadlines.close();
  }

  #giveUp(waiter: Waiter, end: RequestEnd, error: ParleyError): void {
    if (!this.#waiting.has(waiter.request.id)) return;
    this.#remove(waiter);
    waiter.reject(error);
    this.#options.onGivenUp(waiter.request, end);
  }

  #remove(waiter: Waiter): void {
    this.#waiting.delete(waiter.request.id);
    this.#deadlines.remove(waiter);
    waiter.request.signal?.removeEventListener('abort', waiter.onAbort);
  }
}

interface Waiter extends Timed {
  readonly request: PendingRequest;
  readonly resolve: (reply: Message) => void;
  readonly reject: (error: ParleyError) => void;
  readonly onAbort: () => void;
}

function isExpected({ responders }: PendingRequest, reply: Message): boolean {
  if (responders.length === 0) return true;
  const sender = parseSource(reply.sender);
  return sender !== undefined && responders.includes(sender.agent);
}

function readFailure(
  request: PendingRequest,
  reply: Message,
  findValidator: FindValidator,
): ParleyError | undefined {
  if (reply.type === systemTypes.error) return readError(reply.data);
  if (!request.replyPlan.types.has(reply.type)) {
    return new ParleyError('invalid_reply', `${request.replyPlan.name} does not carry ${reply.type}`);
  }
  const validate = findValidator(reply.type);
  if (validate === undefined || validate(reply.data)) return undefined;
  return new ParleyError('invalid_reply', `${reply.type}: ${describeErrors(validate)}`);
}

function readError(data: unknown): ParleyError {
  const { code, message } = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    unknown
  >;
  const reason = typeof message === 'string' ? message : 'the responder failed';
  return new ParleyError(isErrorCode(code) ? code : 'internal', reason, { remote: true });
}
