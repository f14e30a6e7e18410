import type { ServerCommand } from './command.ts';

/** Reads and checks everything again. */
export const reload: ServerCommand = {
  name: 'parley.server.reload',
  run: async ({ workspaces }) => {
    workspaces.reload();
    await workspaces.ready();
    return workspaces.all().map(({ root }) => root);
  },
};
