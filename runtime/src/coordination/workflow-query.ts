import { ParleyError } from '../errors.ts';
import { parseTime } from '../protocol/time.ts';
import type { Workflow } from './followed.ts';

/** Which workflows are asked for; all that is given must hold. */
export interface WorkflowQuery {
  readonly state?: Workflow['state'];
  /** The step seen last. */
  readonly stage?: string;
  /** RFC 3339, or a Date: heard of at that time or later. */
  readonly since?: string | Date;
  /** Default 100. */
  readonly limit?: number;
}

/** Newest change first. Throws `invalid_argument` for a time that is none. */
export function selectWorkflows(workflows: readonly Workflow[], query: WorkflowQuery): readonly Workflow[] {
  const { state, stage, limit = 100 } = query;
  const since = sinceOf(query.since);
  return workflows
    .filter((workflow) => state === undefined || workflow.state === state)
    .filter((workflow) => stage === undefined || workflow.stage === stage)
    .filter(({ changedAt }) => changedAt >= since)
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt))
    .slice(0, limit);
}

/** As workflows write their times, so that texts compare. */
function sinceOf(since: string | Date | undefined): string {
  if (since === undefined) return '';
  const ms = typeof since === 'string' ? parseTime(since) : since.getTime();
  if (ms !== undefined && Math.abs(ms) <= 8.64e15) return new Date(ms).toISOString();
  throw new ParleyError('invalid_argument', `since: ${String(since)} is no time`);
}
