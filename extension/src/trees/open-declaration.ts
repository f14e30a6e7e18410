import { Position, Selection, Uri, window } from 'vscode';
import type { Command } from '../commands/command.ts';

/** Opens where something of a tree is declared. */
export const openDeclaration: Command = {
  id: 'parley.openDeclaration',
  run: async (_shell, { uri, line, character }) => {
    if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return;
    const position = new Position(line, character);
    await window.showTextDocument(Uri.parse(uri), {
      selection: new Selection(position, position),
      preserveFocus: true,
    });
  },
};
