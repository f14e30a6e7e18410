import type { ErrorCode } from '../errors.ts';

export interface CompletedStage {
  readonly stage: string;
  /** RFC 3339: when its message was seen. */
  readonly at: string;
  /** Since the stage before, or the start. */
  readonly durationMs: number;
}

/** How far a workflow has come, as far as this agent saw its messages. */
export interface Workflow {
  readonly correlationId: string;
  /** `completed`: the message that ends it was sent, or its handler here did not fail. */
  readonly state: 'running' | 'completed' | 'failed';
  /** The step seen last. */
  readonly stage: string | undefined;
  readonly completed: readonly CompletedStage[];
  readonly startedAt: string;
  /** When it was last heard of. */
  readonly changedAt: string;
  readonly endedAt?: string;
  /** To its end, or to what was heard last. */
  readonly durationMs: number;
  /** Runs of handlers that failed and were tried again. */
  readonly retries: number;
  readonly errors: readonly { readonly code: ErrorCode; readonly reason: string; readonly at: string }[];
}
