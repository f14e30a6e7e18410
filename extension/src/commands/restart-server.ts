import type { Command } from './command.ts';

/** Ends the language server and starts it anew. */
export const restartServer: Command = {
  id: 'parley.restartServer',
  run: async ({ client }) => {
    const loaded = await client;
    await loaded.stop();
    await loaded.start();
  },
};
