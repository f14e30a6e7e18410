import type { ServerCommand } from './command.ts';

/** Tells which workspaces there are, and of each the folders and names that a command asks the user for. */
export const workspaces: ServerCommand = {
  name: 'parley.server.workspaces',
  run: async (server) => {
    await server.workspaces.ready();
    return server.workspaces.all().map((open) => {
      const { workspace } = open.snapshot();
      return {
        root: open.root,
        include: workspace.config.include,
        agents: workspace.agents.map(({ name }) => name),
        channels: workspace.channels.map(({ name }) => name),
        messages: workspace.messages.map(({ type }) => type),
      };
    });
  },
};
