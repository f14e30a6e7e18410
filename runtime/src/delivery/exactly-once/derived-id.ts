import { hash } from 'node:crypto';
import type { Message } from '../../protocol/message.ts';
import { createUuidV8 } from '../../protocol/uuid.ts';
import { messageOrigin } from '../message-key.ts';

export interface Derivation {
  readonly cause: Pick<Message, 'sender' | 'id'>;
  /** The key under `receives` whose handler sends. */
  readonly receive: string;
  readonly channel: string;
  /** Counts what this handler sends on the channel, from 1. */
  readonly ordinal: number;
  /** Of a request: how often it failed in earlier attempts. Default 0. */
  readonly failures?: number;
}

/** The id of what is sent on behalf of a message: a second run of the same handler at the same message sends the same ids (REQ-DEL-20). */
export function deriveId({ cause, receive, channel, ordinal, failures = 0 }: Derivation): string {
  const parts = [messageOrigin(cause.sender, cause.id), cause.id, receive, channel, ordinal];
  const text = JSON.stringify(failures === 0 ? parts : [...parts, failures]);
  return createUuidV8(hash('sha256', text, 'buffer'));
}
