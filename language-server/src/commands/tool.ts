import { contractTools } from '@parley/toolchain/tools';
import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/** Runs `{ tool }` with `{ input }` in the workspace of `{ uri }`, or the first: for chat assistants. */
export const tool: ServerCommand = {
  name: 'parley.server.tool',
  run: async ({ workspaces }, [options]) => {
    await workspaces.ready();
    const uri = textArgument(options, 'uri');
    const open = (uri === undefined ? undefined : await workspaces.of(uri)) ?? workspaces.all()[0];
    const found = contractTools.find(({ name }) => name === textArgument(options, 'tool'));
    if (found === undefined || open === undefined)
      return {
        text: open === undefined ? 'there are no contracts here' : 'there is no such tool',
        isError: true,
      };
    return found.run(open.snapshot(), (options as { readonly input?: unknown }).input);
  },
};
