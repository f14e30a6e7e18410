import { Command, Option } from 'commander';
import { graphFormats } from '../graph/formats.ts';
import type { GraphOptions } from '../graph/run-graph.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { parseCount } from './options.ts';

/** `parley graph` */
export function graphCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('graph')
    .summary('draw the fleet')
    .description(
      'Draws agents, channels and messages, with what check finds in them. Broken contracts are drawn as far as they are known.',
    )
    .helpGroup(groups.contracts)
    .argument('[folder]', 'the workspace, or a folder in it', '.')
    .addOption(
      new Option(
        '--format <format>',
        'the kind of picture (default: by the name of the output, else mermaid)',
      ).choices(graphFormats),
    )
    .option('-o, --output <file>', 'where the picture is written (default: stdout)')
    .option(
      '--focus <name>',
      'only what is near an agent, a channel or a message; a pattern such as order.* names several',
    )
    .addOption(
      new Option('--depth <agents>', 'how many agents away is near').argParser(parseCount).default(1),
    )
    .option('--messages', 'list the messages of each channel')
    .option('--problems', 'colour what check finds (the default)')
    .option('--no-problems', 'draw the contracts alone')
    .action(async (folder: string, options: GraphOptions) => {
      const { runGraph } = await import('../graph/run-graph.ts');
      finish(await runGraph(terminal, folder, options));
    });
  return addExamples(command, [
    ['parley graph --output fleet.svg', 'a picture for people, light and dark'],
    ['parley graph > fleet.mmd', 'a Mermaid flowchart, for Markdown on GitHub or GitLab'],
    ['parley graph --focus order.placed --messages', 'who takes part in one channel'],
  ]);
}
