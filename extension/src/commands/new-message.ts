import { chooseWorkspace } from '../language/server-commands.ts';
import { askName, createFile, folderFor } from '../new/create-file.ts';
import { checkMessageType } from '../new/names.ts';
import { messageText } from '../new/texts.ts';
import { type Command, textOption } from './command.ts';

/** Makes the schema of a new message type. */
export const newMessage: Command = {
  id: 'parley.newMessage',
  run: async (shell, options) => {
    const known = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const prompt = 'The type of the message, with its major version, like shop.order-placed.v1';
    const type = await askName(textOption(options, 'name'), prompt, checkMessageType(known.messages));
    if (type === undefined) return undefined;
    const path = `${folderFor(known, 'messages')}/${type}.schema.yaml`;
    return createFile(known, path, messageText(type));
  },
};
