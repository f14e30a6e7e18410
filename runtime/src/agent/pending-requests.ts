import type { Environment } from '../environment.ts';
import { ParleyError, type ErrorCode } from '../errors.ts';
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
  /** Who was asked so far: agents or agent/instance, empty where nobody is known. */
  readonly asked: readonly string[];
  readonly timeoutMs: number;
  /** Monotonic. */
  readonly startedAtMs: number;
  readonly signal: AbortSignal | undefined;
  /** Its time is over: how long it waits on; undefined gives it up. */
  onTimeout(): number | undefined;
  /** The one asked last reports that it cannot answer: as for `onTimeout`. */
  onRefused(): number | undefined;
  /** Whether a failure that this agent reports ends it. */
  mayFail(agent: string): boolean;
  onGivenUp(): void;
}

export type RequestEnd = 'timeout' | 'cancelled';

export interface PendingOptions {
  readonly environment: Environment;
  readonly findValidator: FindValidator;
  /** The caller waits no longer: tell the responder. */
  readonly onGivenUp: (request: PendingRequest, end: RequestEnd, elapsedMs: number) => void;
}

/** What says that somebody else may be able to answer. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['timeout', 'unavailable']);

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
          const nextMs = request.onTimeout();
          if (nextMs === undefined) this.giveUp(request.id);
          else this.extend(request.id, nextMs);
        },
        onAbort: () => {
          const options = { cause: request.signal?.reason as unknown };
          this.#giveUp(waiter, 'cancelled', new ParleyError('cancelled', 'the caller gave up', options));
        },
      };
      this.#waiting.set(request.id, waiter);
      this.#deadlines.add(waiter, request.timeoutMs);
      request.signal?.addEventListener('abort', waiter.onAbort);
      if (request.signal?.aborted === true) waiter.onAbort();
    });
  }

  /** Another request takes its place; nothing happens when nobody waits. */
  pass(id: string, next: () => Promise<Message>): void {
    const waiter = this.#waiting.get(id);
    if (waiter === undefined) return;
    this.#remove(waiter);
    waiter.resolve(next());
  }

  /** Waits so long from now; beyond all time limits when it is infinite. */
  extend(id: string, timeoutMs: number): void {
    const waiter = this.#waiting.get(id);
    if (waiter === undefined) return;
    if (Number.isFinite(timeoutMs)) this.#deadlines.add(waiter, timeoutMs);
    else this.#deadlines.remove(waiter);
  }

  /** Nobody answers any more: it ends with `timeout`. */
  giveUp(id: string): void {
    const waiter = this.#waiting.get(id);
    if (waiter === undefined) return;
    const reason = describeTimeout(waiter.request, this.#elapsedMs(waiter.request));
    this.#giveUp(waiter, 'timeout', new ParleyError('timeout', reason));
  }

  /** The request did not go out. */
  fail(id: string, error: ParleyError): void {
    const waiter = this.#waiting.get(id);
    if (waiter === undefined) return;
    this.#remove(waiter);
    waiter.reject(error);
  }

  /** False when nobody waits for this reply: late, double, or from somebody else. REQ-REPLY-19 */
  settle(reply: Message): boolean {
    const waiter = this.#waiting.get(reply.causationId ?? '');
    if (waiter === undefined || !isExpected(waiter.request, reply)) return false;
    this.#end(waiter, reply);
    return true;
  }

  /** As `settle`, for a reply that came another way. */
  answer(id: string, reply: Message): void {
    const waiter = this.#waiting.get(id);
    if (waiter !== undefined) this.#end(waiter, reply);
  }

  close(reason: ParleyError): void {
    for (const waiter of [...this.#waiting.values()]) {
      this.#remove(waiter);
      waiter.reject(reason);
    }
    this.#deadlines.close();
  }

  #end(waiter: Waiter, reply: Message): void {
    const { request } = waiter;
    const error = readFailure(request, reply, this.#options.findValidator);
    if (error !== undefined && error.remote && refusals.has(error.code)) {
      const nextMs = request.onRefused();
      if (nextMs !== undefined) {
        this.extend(request.id, nextMs);
        return;
      }
    }
    this.#remove(waiter);
    if (error === undefined) waiter.resolve(reply);
    else waiter.reject(error);
  }

  #giveUp(waiter: Waiter, end: RequestEnd, error: ParleyError): void {
    const { request } = waiter;
    if (!this.#waiting.has(request.id)) return;
    this.#remove(waiter);
    waiter.reject(error);
    request.onGivenUp();
    this.#options.onGivenUp(request, end, this.#elapsedMs(request));
  }

  #elapsedMs({ startedAtMs }: PendingRequest): number {
    return Math.round(this.#options.environment.clock.monotonic() - startedAtMs);
  }

  #remove(waiter: Waiter): void {
    this.#waiting.delete(waiter.request.id);
    this.#deadlines.remove(waiter);
    waiter.request.signal?.removeEventListener('abort', waiter.onAbort);
  }
}

interface Waiter extends Timed {
  readonly request: PendingRequest;
  readonly resolve: (reply: Message | Promise<Message>) => void;
  readonly reject: (error: ParleyError) => void;
  readonly onAbort: () => void;
}

/** What a request waited for in vain. */
export function describeTimeout({ channel, timeoutMs, asked }: PendingRequest, elapsedMs: number): string {
  if (asked.length === 1) return `no reply to ${channel} within ${timeoutMs} ms`;
  return `no reply to ${channel} within ${elapsedMs} ms: asked ${asked.join(', ')}`;
}

function isExpected(request: PendingRequest, reply: Message): boolean {
  const { responders } = request;
  const { agent = '' } = parseSource(reply.sender) ?? {};
  if (responders.length > 0 && !responders.includes(agent)) return false;
  return reply.type !== systemTypes.error || request.mayFail(agent);
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
  return new ParleyError(isErrorCode(code) ? code : 'internal', reason, { remote: true }); // REQ-ERR-2
}
