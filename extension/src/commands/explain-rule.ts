import { commands, window, workspace } from 'vscode';
import { askServer } from '../language/server-commands.ts';
import { type Command, textOption } from './command.ts';

/** Shows what a rule is about, beside the file. */
export const explainRule: Command = {
  id: 'parley.explainRule',
  run: async (shell, options) => {
    const rule = textOption(options, 'rule') ?? '';
    const found = await askServer<{ markdown: string } | null>(shell, 'explain', { rule });
    if (found === null) {
      await window.showInformationMessage(`Parley: there is no rule ${rule}`);
      return undefined;
    }
    const document = await workspace.openTextDocument({ language: 'markdown', content: found.markdown });
    await commands.executeCommand('markdown.showPreviewToSide', document.uri);
    return found.markdown;
  },
};
