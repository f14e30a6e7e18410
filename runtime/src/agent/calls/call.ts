import type { BundleSend } from '@parley/schemas';
import type { RequestOptions, SendOptions } from '../../codegen/types.ts';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import type { Cause, createComposer } from '../../delivery/compose.ts';
import type { Effects } from '../../delivery/exactly-once/effects.ts';
import type { Parameters } from '../../delivery/parameters.ts';
import type { Way } from '../../delivery/publisher.ts';

/** Options of a send as they come from users: typed by the generated code, or by nobody. */
export type CallOptions = RequestOptions & SendOptions & { readonly parameters?: Parameters };

/** On whose behalf a message is sent. */
export interface CallContext {
  readonly cause?: Cause;
  /** Where what is sent is held until the cause is done. */
  readonly effects?: Effects | undefined;
  /** Milliseconds that a request may take at most. */
  readonly remainingMs?: number;
}

export interface GivenCall {
  readonly options?: CallOptions | undefined;
  readonly context?: CallContext | undefined;
  /** Default: a new one. */
  readonly id?: string | undefined;
}

/** A message of a call, ready to go. */
export interface PreparedCall {
  readonly message: ReturnType<ReturnType<typeof createComposer>>;
  readonly way: Way;
  readonly options: CallOptions;
  /** What the agent declares for the channel; undefined of a fallback that it declares as nothing else. */
  readonly send: BundleSend | undefined;
  /** Channels that were tried before. */
  readonly tried: readonly string[];
  readonly effects: Effects | undefined;
}

/** How long a request may take. */
export interface TimeLimits {
  /** For whoever is asked. */
  readonly timeoutMs: number;
  /** For all of it; monotonic. */
  readonly deadlineMs: number;
}

/** Where a call goes that could not be delivered. */
export interface Detour {
  readonly plan: ChannelPlan;
  /** The channels that it comes from. */
  readonly tried: readonly string[];
}
