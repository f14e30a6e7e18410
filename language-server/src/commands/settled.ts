import type { ServerCommand } from './command.ts';

/** Answers when all files are read and what was found in them is sent: for tests, and for scripts that drive an editor. */
export const settled: ServerCommand = {
  name: 'parley.server.settled',
  run: async ({ workspaces, checks }) => {
    await workspaces.ready();
    await checks.idle();
    return null;
  },
};
