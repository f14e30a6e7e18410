import { OutgoingCalls, type CallsOptions } from './calls.ts';
import { CallNotices, type CallNoticesOptions } from './calls/notices.ts';
import { PendingRequests } from './pending-requests.ts';

export type CallerOptions = Omit<CallsOptions, 'pending' | 'notices'> & CallNoticesOptions;

/** The caller's side of an agent, wired together: what it sends and asks, and what it waits for. */
export function createCaller(options: CallerOptions): {
  readonly pending: PendingRequests;
  readonly calls: OutgoingCalls;
} {
  const { environment, findValidator } = options;
  const notices = new CallNotices(options);
  const onGivenUp = notices.givenUp.bind(notices);
  const pending = new PendingRequests({ environment, findValidator, onGivenUp });
  return { pending, calls: new OutgoingCalls({ ...options, pending, notices }) };
}
