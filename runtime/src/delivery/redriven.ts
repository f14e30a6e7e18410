import type { ErrorCode } from '../errors.ts';
import type { Decoded } from '../protocol/envelope.ts';
import type { DeadLetter } from './dead-letters.ts';

/** Why a letter could not be handled again. */
export interface RedriveFailure {
  readonly code: ErrorCode;
  readonly message: string;
  /** The letter that it became. */
  readonly replacedBy?: string;
}

/** A dead letter on its way through the handlers once more. */
export class Redriven {
  readonly letter: DeadLetter;
  readonly evenExpired: boolean; // REQ-DEAD-8
  /** Every handler that it was for has handled it. */
  isHandled = false;
  failure: RedriveFailure | undefined;

  constructor(letter: DeadLetter, evenExpired: boolean) {
    this.letter = letter;
    this.evenExpired = evenExpired;
  }

  /** The one of a batch that was given up: the others were handled. */
  choose(entries: readonly Decoded[]): Decoded | undefined {
    const { messageId } = this.letter;
    return entries.length === 1 ? entries[0] : entries.find((entry) => idOf(entry) === messageId);
  }

  /** The receive that gave up, where one did: others may have handled it. */
  isFor(receive: string): boolean {
    return this.letter.receive === undefined || this.letter.receive === receive;
  }
}

function idOf(entry: Decoded): string | undefined {
  return entry.ok ? entry.message.id : entry.partial?.id;
}
