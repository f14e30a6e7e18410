import type { ConfirmationStatus, MessageStatus } from '../codegen/sent.ts';
import type { CircuitState } from '../coordination/circuit-breaker.ts';
import type { DeadLetter } from '../delivery/dead-letters.ts';
import type { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';

/** The life of an agent; `stopped` and `failed` are final. */
export type AgentState = 'idle' | 'starting' | 'online' | 'paused' | 'draining' | 'stopped' | 'failed';

/** `active`: this instance is the front and handles what is shared. `standby`: it waits to become it. */
export type Role = 'active' | 'standby';

/** What `agent.on` tells. */
export interface AgentEvents {
  readonly state: AgentState;
  readonly role: Role;
  readonly deadLetter: DeadLetter;
  /** A failure that was reported to nobody else in this process. */
  readonly failure: { readonly error: ParleyError; readonly message?: Partial<Message> };
  /** A connection came back; `lost`: the broker did not keep its session. */
  readonly session: { readonly lane: string; readonly lost: boolean };
  /** The breaker of a send opened, tries again, or closed. */
  readonly circuit: { readonly channel: string; readonly state: CircuitState };
  /** A message of this agent came farther, or to its end: durable ones, and those that asked for a receipt. */
  readonly messageStatus: {
    readonly id: string;
    readonly channel: string;
    readonly status: MessageStatus;
    /** By agent that tells. */
    readonly confirmations: Readonly<Record<string, ConfirmationStatus>>;
  };
}
