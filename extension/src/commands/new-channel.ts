import { window } from 'vscode';
import { chooseWorkspace } from '../language/server-commands.ts';
import { askName, createFile, folderFor } from '../new/create-file.ts';
import { checkChannelName } from '../new/names.ts';
import { channelText } from '../new/texts.ts';
import { type Command, textOption } from './command.ts';

/** Makes a file with a new channel. */
export const newChannel: Command = {
  id: 'parley.newChannel',
  run: async (shell, options) => {
    const known = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const prompt = 'The name of the channel, like order.placed';
    const name = await askName(textOption(options, 'name'), prompt, checkChannelName(known.channels));
    if (name === undefined) return undefined;
    const message = textOption(options, 'message') ?? (await pickMessage(known.messages));
    if (message === undefined) return undefined;
    const path = `${folderFor(known, 'channels')}/${name}.channel.yaml`;
    return createFile(known, path, channelText(name, message));
  },
};

async function pickMessage(known: readonly string[]): Promise<string | undefined> {
  if (known.length > 0) return window.showQuickPick(known, { title: 'Which message travels on it?' });
  throw new Error('a channel carries messages: make a message first');
}
