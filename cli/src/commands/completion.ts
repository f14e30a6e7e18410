import { Argument, Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';

/** `parley completion` */
export function completionCommand({ terminal }: Invocation): Command {
  const command = new Command('completion')
    .summary('print a completion script for your shell')
    .description('Prints a script that completes verbs, options, channels and agents.')
    .helpGroup(groups.shell)
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: string) => {
      const { completionScript } = await import('../completion/scripts.ts');
      terminal.print(completionScript(shell));
    });
  return addExamples(command, [
    ['source <(parley completion bash)', 'in ~/.bashrc'],
    ['source <(parley completion zsh)', 'in ~/.zshrc, after compinit'],
    ['parley completion fish | source', 'in ~/.config/fish/config.fish'],
  ]);
}
