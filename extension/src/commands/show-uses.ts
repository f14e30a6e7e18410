import { Location, Position, Uri, commands } from 'vscode';
import { type Command, textOption } from './command.ts';

/** Shows who sends and receives what a code lens stands above. */
export const showUses: Command = {
  id: 'parley.showUses',
  run: async (_shell, options) => {
    const uri = Uri.parse(textOption(options, 'uri') ?? '');
    const { line = 0, character = 0 } = (options.position ?? {}) as Partial<Position>;
    const position = new Position(line, character);
    const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, position);
    await commands.executeCommand('editor.action.showReferences', uri, position, found);
    return found.length;
  },
};
