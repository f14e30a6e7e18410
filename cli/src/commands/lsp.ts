import { Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';

/** `parley lsp` */
export function lspCommand({ terminal }: Invocation): Command {
  const command = new Command('lsp')
    .summary('serve an editor: findings, navigation, completion')
    .description(
      'Speaks the Language Server Protocol with the editor that starts it, over its standard streams.\n' +
        'docs/guide/editors.md shows how to set up Neovim, Helix and Emacs.',
    )
    .helpGroup(groups.shell)
    .option('--stdio', 'what it does anyway; many editors say so')
    .action(async () => {
      const { runLsp } = await import('../lsp/run-lsp.ts');
      await runLsp(terminal, process.stdin.isTTY);
    });
  return addExamples(command, [['parley lsp --stdio', 'what an editor is told to start']]);
}
