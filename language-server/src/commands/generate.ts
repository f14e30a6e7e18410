import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/** Writes the generated files of the workspace of `{ uri }`; contracts with errors are not generated from. */
export const generate: ServerCommand = {
  name: 'parley.server.generate',
  run: async ({ workspaces, host }, [options]) => {
    const open = await workspaces.of(textArgument(options, 'uri') ?? '');
    if (open === undefined || host.generate === undefined) return undefined;
    const { workspace, findings } = open.snapshot();
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return { errors };
    return { errors, ...(await host.generate(workspace)) };
  },
};
