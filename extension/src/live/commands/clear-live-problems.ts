import type { LiveCommand } from './live-command.ts';

/** Forgets what was wrong on the wire until now. */
export const clearLiveProblems: LiveCommand = {
  id: 'parley.clearLiveProblems',
  run: ({ figures }) => figures.forgetProblems(),
};
