import { env, window } from 'vscode';
import { textOption } from '../../commands/command.ts';
import { chooseWorkspace } from '../../language/server-commands.ts';
import { connectTo } from '../connect.ts';
import type { LiveCommand } from './live-command.ts';

/** Starts a broker that lives as long as this window, and connects to it. */
export const startBroker: LiveCommand = {
  id: 'parley.startBroker',
  run: async (live, options) => {
    const known = await chooseWorkspace(live.shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const url = await live.session.startBroker(known.root);
    await connectTo(live, known.root);
    void tell(url);
    return url;
  },
};

async function tell(url: string): Promise<void> {
  const copy = 'Copy Address';
  const answer = await window.showInformationMessage(`Parley: a broker runs at ${url}.`, copy);
  if (answer === copy) await env.clipboard.writeText(url);
}
