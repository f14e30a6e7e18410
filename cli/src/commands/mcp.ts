import { Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';

/** `parley mcp` */
export function mcpCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('mcp')
    .summary('serve a chat assistant: read, check and explain contracts')
    .description(
      'Speaks the Model Context Protocol (revision 2025-06-18) with the assistant that starts it, over its standard streams.\n' +
        'Its tools read the contracts of the workspace; none of them changes anything.',
    )
    .helpGroup(groups.shell)
    .argument('[folder]', 'the workspace, or a folder in it', '.')
    .action(async (folder: string) => {
      const { runMcp } = await import('../mcp/run-mcp.ts');
      finish(await runMcp(terminal, folder, process.stdin.isTTY));
    });
  return addExamples(command, [
    ['parley mcp', 'what an assistant is told to start, in the folder of the workspace'],
  ]);
}
