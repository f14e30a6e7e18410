import type {
  ConfirmationStatus,
  MessageStatus,
  ReachableStatus,
  Sent,
  UntilOptions,
} from '../../codegen/sent.ts';
import { ParleyError } from '../../errors.ts';
import type { Journey } from './journey.ts';

/** What is known of messages that nobody tells anything of. */
export interface Untold {
  readonly status: 'queued' | 'sent' | 'acknowledged';
  /** Why nobody does. */
  readonly reason: string;
}

const unsent: Untold = { status: 'queued', reason: 'an interceptor did not let the message go out' };
const nobody = {};

/** What a send resolves with. Two fields more than the ids: most are never asked. */
export class SentMessage implements Sent {
  readonly id: string;
  readonly correlationId: string;
  #track: Journey | Untold = unsent;

  constructor(id: string, correlationId: string) {
    this.id = id;
    this.correlationId = correlationId;
  }

  get status(): MessageStatus {
    return this.#track.status;
  }

  get confirmations(): Readonly<Record<string, ConfirmationStatus>> {
    return 'reason' in this.#track ? nobody : this.#track.confirmations;
  }

  until(target: ReachableStatus, options?: UntilOptions): Promise<MessageStatus> {
    const track = this.#track;
    if (!('reason' in track)) return track.until(target, options);
    const { status, reason } = track;
    if (status === target || (status === 'acknowledged' && target === 'sent')) return Promise.resolve(status);
    const details = { id: this.id, status };
    return Promise.reject(new ParleyError('unsupported', reason, { details }));
  }

  follow(track: Journey | Untold): void {
    this.#track = track;
  }
}
