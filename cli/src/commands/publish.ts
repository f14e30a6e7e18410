import { Command } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { messageOptions } from './message-options.ts';
import type { MessageOptions } from './message-options.ts';

/** `parley publish` */
export function publishCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('publish')
    .summary('send one message')
    .description(
      'Sends one message on a channel, as the agent parley-cli, after checking it against its schema.',
    )
    .helpGroup(groups.running)
    .argument('<channel>', 'the name of the channel')
    .argument('[data]', 'the data as JSON; - reads it from stdin');
  for (const option of messageOptions()) command.addOption(option);
  command.action(async (channel: string, data: string | undefined, options: MessageOptions) => {
    const { runPublish } = await import('../send/run-publish.ts');
    finish(await runPublish(terminal, { channel, data }, options));
  });
  return addExamples(command, [
    [`parley publish progress '{"step": 1}'`, 'data as an argument'],
    [
      'parley publish alarm --file alarm.json --param region=eu',
      'data from a file, an address with {region}',
    ],
    ['jq .reading log.json | parley publish reading -', 'data from stdin'],
  ]);
}
