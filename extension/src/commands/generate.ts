import { window, workspace } from 'vscode';
import { askServer, chooseWorkspace } from '../language/server-commands.ts';
import { type Command, textOption } from './command.ts';

interface Generated {
  readonly errors: number;
  readonly out?: string;
  readonly written?: readonly string[];
}

/** Writes TypeScript from the contracts, as they are saved. */
export const generate: Command = {
  id: 'parley.generate',
  run: async (shell, options) => {
    await workspace.saveAll(false);
    const chosen = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (chosen === undefined) return undefined;
    const uri = `${chosen.root}/parley.config.yaml`;
    const result = await askServer<Generated | null>(shell, 'generate', { uri });
    if (result === null) throw new Error('nothing can be generated here');
    tell(result);
    return result;
  },
};

function tell({ errors, out = '', written = [] }: Generated): void {
  if (errors > 0) {
    const count = errors === 1 ? 'an error' : `${errors} errors`;
    void window.showWarningMessage(`Parley: nothing was generated, the contracts have ${count}.`);
  } else if (written.length === 0) window.setStatusBarMessage(`Parley: ${out} is up to date`, 5000);
  else window.setStatusBarMessage(`Parley: wrote ${out}/${written.join(', ')}`, 5000);
}
