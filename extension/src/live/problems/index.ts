import type { LiveShell } from '../live-shell.ts';
import { registerProblemActions } from './actions.ts';
import { LiveProblems } from './live-problems.ts';

/** What is wrong on the wire shows in the contracts, with what one can do about it. */
export function registerLiveProblems(live: LiveShell): void {
  live.shell.context.subscriptions.push(registerProblemActions(new LiveProblems(live)));
}
