import type { BundleChannel } from '@parley/schemas';
import type { ErrorCode } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import type { CompletedStage, Workflow } from './followed.ts';
import { type StageStatistics, Stages } from './stages.ts';
import { selectWorkflows, type WorkflowQuery } from './workflow-query.ts';

type Outcome = 'handled' | 'failed' | 'cancelled' | 'shed' | 'expired' | 'ignored';

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
  changedAtMs: number;
  endedAtMs: number | undefined;
  /** The message that ends it. */
  finalId: string | undefined;
  /** The message that it failed by. */
  failedBy: string | undefined;
  retries: number;
  readonly completed: CompletedStage[];
  readonly errors: Workflow['errors'][number][];
  readonly seen: Set<string>;
}

type Step = Pick<BundleChannel, 'stage' | 'final'>;
type Seen = Pick<Message, 'id' | 'correlationId'>;

/** Follows workflows by correlation id, from the stages that channels name; channels without a stage cost nothing. */
export class Workflows {
  readonly #now: () => number;
  readonly #capacity: number;
  readonly #steps: number;
  readonly #drafts = new Map<string, Draft>();
  readonly #stages = new Stages();

  constructor(options: WorkflowsOptions) {
    this.#now = options.now;
    this.#capacity = options.capacity ?? 10_000;
    this.#steps = options.steps ?? 100;
  }

  /** A message was sent, or came as a reply: what it says has happened. Seen twice, it counts once. */
  see(message: Seen, step: Step): void {
    const draft = this.#follow(message, step);
    if (step.final && draft?.state === 'running') this.#end(draft, 'completed');
  }

  /** A message goes to its handlers: one that ends the workflow does so when they are done. */
  take(message: Seen, step: Step): void {
    this.#follow(message, step);
  }

  /** The handlers are done with a message that was taken. One that is handled after all, from its dead letter, lets the workflow go on. */
  settle(message: Seen, { final }: Step, outcome: Outcome): void {
    if (outcome !== 'handled' || this.#drafts.size === 0) return;
    const draft = this.#find(message);
    if (draft?.state === 'failed' && draft.failedBy === message.id) this.#goOn(draft);
    if (final && draft?.state === 'running') this.#end(draft, 'completed');
  }

  /** A handler failed and is tried again. */
  retry(message: Seen): void {
    const draft = this.#find(message);
    if (draft === undefined) return;
    draft.retries += 1;
    draft.changedAtMs = this.#now();
  }

  /** Something went wrong for good in a workflow that is followed; others are not begun by a failure. */
  fail(message: Partial<Seen>, code: ErrorCode, reason: string): void {
    const draft = this.#find(message);
    if (draft === undefined) return;
    draft.changedAtMs = this.#now();
    if (draft.errors.length < this.#steps) draft.errors.push({ code, reason, at: toText(this.#now()) });
    // Sent here too, its last message had counted as the end.
    const isUndone = draft.state === 'completed' && draft.finalId === message.id;
    if (draft.state !== 'running' && !isUndone) return;
    draft.failedBy = message.id;
    this.#end(draft, 'failed');
  }

  find(correlationId: string): Workflow | undefined {
    const draft = this.#drafts.get(correlationId);
    return draft === undefined ? undefined : toWorkflow(correlationId, draft);
  }

  /** Newest change first. */
  list(query: WorkflowQuery = {}): readonly Workflow[] {
    return selectWorkflows(
      [...this.#drafts].map(([correlationId, draft]) => toWorkflow(correlationId, draft)),
      query,
    );
  }

  stages(): readonly StageStatistics[] {
    return this.#stages.list();
  }

  #follow(message: Seen, { stage, final }: Step): Draft | undefined {
    if (stage === null && !final) return undefined;
    const draft = this.#draft(message.correlationId ?? message.id);
    if (final) draft.finalId = message.id;
    if (draft.seen.has(message.id)) return draft;
    const nowMs = this.#now();
    const durationMs = nowMs - draft.lastAtMs;
    if (draft.seen.size < this.#steps) {
      draft.seen.add(message.id);
      if (stage !== null) draft.completed.push({ stage, at: toText(nowMs), durationMs });
    }
    if (stage !== null) this.#stages.add(stage, durationMs);
    draft.stage = stage ?? draft.stage;
    draft.lastAtMs = nowMs;
    draft.changedAtMs = nowMs;
    return draft;
  }

  #find({ correlationId, id }: Partial<Seen>): Draft | undefined {
    const key = correlationId ?? id;
    return key === undefined ? undefined : this.#drafts.get(key);
  }

  #goOn(draft: Draft): void {
    draft.state = 'running';
    draft.endedAtMs = undefined;
    draft.failedBy = undefined;
    draft.changedAtMs = this.#now();
  }

  #end(draft: Draft, state: 'completed' | 'failed'): void {
    draft.state = state;
    draft.endedAtMs = this.#now();
    draft.changedAtMs = draft.endedAtMs;
  }

  #draft(correlationId: string): Draft {
    const nowMs = this.#now();
    const known = this.#drafts.get(correlationId) ?? createDraft(nowMs);
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

function createDraft(nowMs: number): Draft {
  return {
    state: 'running',
    stage: undefined,
    startedAtMs: nowMs,
    lastAtMs: nowMs,
    changedAtMs: nowMs,
    endedAtMs: undefined,
    finalId: undefined,
    failedBy: undefined,
    retries: 0,
    completed: [],
    errors: [],
    seen: new Set(),
  };
}

function toWorkflow(correlationId: string, draft: Draft): Workflow {
  const { state, stage, startedAtMs, changedAtMs, endedAtMs, retries } = draft;
  return {
    correlationId,
    state,
    stage,
    completed: [...draft.completed],
    startedAt: toText(startedAtMs),
    changedAt: toText(changedAtMs),
    ...(endedAtMs === undefined ? {} : { endedAt: toText(endedAtMs) }),
    durationMs: (endedAtMs ?? changedAtMs) - startedAtMs,
    retries,
    errors: [...draft.errors],
  };
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
