import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { messageOptions } from './message-options.ts';
import type { RequestVerbOptions } from '../send/run-request.ts';
import { parseDuration } from './options.ts';

/** `parley request` */
export function requestCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('request')
    .summary('send a request and print the reply')
    .description(
      "Sends a request and prints the reply's data as JSON.\n" +
        'An error reply, or none in time, is told on stderr and makes the exit code 1.',
    )
    .helpGroup(groups.running)
    .argument('<channel>', 'the name of a channel with a reply')
    .argument('[data]', 'the data as JSON; - reads it from stdin')
    .addOption(
      new Option('--timeout <time>', "how long to wait (default: the channel's reply timeout)")
        .argParser(parseDuration)
        .helpGroup(groups.message),
    );
  for (const option of messageOptions()) command.addOption(option);
  command.action(async (channel: string, data: string | undefined, options: RequestVerbOptions) => {
    const { runRequest } = await import('../send/run-request.ts');
    finish(await runRequest(terminal, { channel, data }, options));
  });
  return addExamples(command, [
    [`parley request quote.request '{"item": "tea", "quantity": 2}'`, 'ask, and wait for the answer'],
    ['parley request analysis.request -f reading.json --timeout 5s', 'for at most five seconds'],
  ]);
}
