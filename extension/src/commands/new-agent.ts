import { chooseWorkspace } from '../language/server-commands.ts';
import { askName, askNames, createFile, folderFor } from '../new/create-file.ts';
import { checkAgentName } from '../new/names.ts';
import { agentText } from '../new/texts.ts';
import { type Command, textOption } from './command.ts';

/** Makes the file of a new agent. */
export const newAgent: Command = {
  id: 'parley.newAgent',
  run: async (shell, options) => {
    const known = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const prompt = 'The name of the agent';
    const name = await askName(textOption(options, 'name'), prompt, checkAgentName(known.agents));
    if (name === undefined) return undefined;
    const receives = await askNames(options.receives, 'Which channels does it receive from?', known.channels);
    if (receives === undefined) return undefined;
    const sends = await askNames(options.sends, 'Which channels does it send to?', known.channels);
    if (sends === undefined) return undefined;
    const path = `${folderFor(known, 'agents')}/${name}.agent.yaml`;
    return createFile(known, path, agentText({ name, receives, sends }));
  },
};
