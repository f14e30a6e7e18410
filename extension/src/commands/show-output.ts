import type { Command } from './command.ts';

/** Shows what the extension and its server log. */
export const showOutput: Command = {
  id: 'parley.showOutput',
  run: ({ output }) => {
    output.show(true);
    return Promise.resolve();
  },
};
