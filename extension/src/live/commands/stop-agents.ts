import type { LiveCommand } from './live-command.ts';

/** Ends the agents that were started together. */
export const stopAgents: LiveCommand = {
  id: 'parley.stopAgents',
  run: ({ fleet }) => {
    fleet.stop();
    return Promise.resolve();
  },
};
