import { textOption } from '../../commands/command.ts';
import { chooseWorkspace } from '../../language/server-commands.ts';
import { connectTo } from '../connect.ts';
import type { LiveCommand } from './live-command.ts';

/** Connects to the broker of the workspace, or to the one that is named. */
export const connect: LiveCommand = {
  id: 'parley.connect',
  run: async (live, options) => {
    const known = await chooseWorkspace(live.shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const broker = textOption(options, 'broker');
    return broker === undefined
      ? connectTo(live, known.root)
      : live.session.connect({ root: known.root, broker });
  },
};
