import type { LiveCommand } from './live-command.ts';

/** Stops watching; what was captured is let go. */
export const disconnect: LiveCommand = {
  id: 'parley.disconnect',
  run: ({ session }) => session.disconnect(),
};
