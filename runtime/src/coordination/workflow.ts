import type { BundleChannel } from '@parley/schemas';
import type { ErrorCode } from '../errors.ts';
import type { Message } from '../protocol/message.ts';

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
  readonly state: 'running' | 'completed' | 'failed';
  /** The step seen last. */
  readonly stage: string | undefined;
  readonly completed: readonly CompletedStage[];
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly errors: readonly { readonly code: ErrorCode; readonly reason: string; readonly at: string }[];
}

export interface WorkflowsOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Workflows that are remembered; the one untouched longest goes first. Default 10,000. */
  readonly capacity?: number;
  /** Stages and errors remembered of each. Default 100. */
  readonly steps?: number;
}

interface Draft {
  state: Workflow['state'];
  stage: string | undefined;
  readonly startedAtMs: number;
  lastAtMs: number;
  endedAtMs: number | undefined;
  readonly completed: CompletedStage[];
  readonly errors: Workflow['errors'][number][];
  readonly seen: Set<string>;
}

type Step = Pick<BundleChannel, 'stage' | 'final'>;

/** Follows workflows by correlation id, from the stages that channels name; channels without a stage cost nothing. */
export class Workflows {
  readonly #now: () => number;
  readonly #capacity: number;
  readonly #steps: number;
  readonly #drafts = new Map<string, Draft>();

  constructor(options: WorkflowsOptions) {
    this.#now = options.now;
    this.#capacity = options.capacity ?? 10_000;
    this.#steps = options.steps ?? 100;
  }

  /** A message was sent or received. Seen twice, it counts once. */
  see(message: Pick<Message, 'id' | 'correlationId'>, { stage, final }: Step): void {
    if (stage === null && !final) return;
    const draft = this.#draft(message.correlationId ?? message.id);
    if (draft.seen.has(message.id)) return;
    const nowMs = this.#now();
    if (draft.seen.size < this.#steps) {
      draft.seen.add(message.id);
      if (stage !== null)
        draft.completed.push({ stage, at: toText(nowMs), durationMs: nowMs - draft.lastAtMs });
    }
    draft.stage = stage ?? draft.stage;
    draft.lastAtMs = nowMs;
    if (final) this.#end(draft, 'completed');
  }

  /** Something went wrong for good in a workflow that is followed; others are not begun by a failure. */
  fail(correlationId: string | undefined, code: ErrorCode, reason: string): void {
    const draft = correlationId === undefined ? undefined : this.#drafts.get(correlationId);
    if (draft === undefined) return;
    if (draft.errors.length < this.#steps) draft.errors.push({ code, reason, at: toText(this.#now()) });
    if (draft.state === 'running') this.#end(draft, 'failed');
  }

  find(correlationId: string): Workflow | undefined {
    const draft = this.#drafts.get(correlationId);
    if (draft === undefined) return undefined;
    return {
      correlationId,
      state: draft.state,
      stage: draft.stage,
      completed: [...draft.completed],
      startedAt: toText(draft.startedAtMs),
      ...(draft.endedAtMs === undefined ? {} : { endedAt: toText(draft.endedAtMs) }),
      errors: [...draft.errors],
    };
  }

  #end(draft: Draft, state: 'completed' | 'failed'): void {
    draft.state = state;
    draft.endedAtMs = this.#now();
  }

  #draft(correlationId: string): Draft {
    const nowMs = this.#now();
    const known = this.#drafts.get(correlationId) ?? {
      state: 'running',
      stage: undefined,
      startedAtMs: nowMs,
      lastAtMs: nowMs,
      endedAtMs: undefined,
      completed: [],
      errors: [],
      seen: new Set(),
    };
    // The map's order is the order of the last touch.
    this.#drafts.delete(correlationId);
    this.#drafts.set(correlationId, known);
    if (this.#drafts.size > this.#capacity) this.#forgetOldest();
    return known;
  }

  #forgetOldest(): void {
    for (const oldest of this.#drafts.keys()) {
      this.#drafts.delete(oldest);
      return;
    }
  }
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
