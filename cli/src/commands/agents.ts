import { Command, Option } from 'commander';
import type { AgentsListOptions, AgentsOptions } from '../agents/agents-options.ts';
import type { RetireOptions } from '../agents/run-retire.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { connectionOptions, parseDuration } from './options.ts';

/** `parley agents` */
export function agentsCommand(invocation: Invocation): Command {
  const command = new Command('agents')
    .summary('list, show and retire the instances of agents')
    .description('The instances of agents on a broker: who is there, how they do, who will not come back.')
    .helpGroup(groups.running);
  for (const create of [listCommand, showCommand, retireCommand]) command.addCommand(create(invocation));
  return addExamples(command, [
    ['parley agents list', 'who is there, and how they do'],
    ['parley agents list --watch', 'the same, kept up to date'],
    ['parley agents show pricing/i1', 'what an instance says about itself'],
    ['parley agents retire --older-than 7d', 'forget who has long been gone'],
  ]);
}

function sharedOptions(): readonly Option[] {
  return [
    new Option('--format <format>', 'how it is written')
      .choices(['text', 'json'])
      .default('text')
      .helpGroup(groups.output),
    ...connectionOptions(),
  ];
}

function listCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('list')
    .summary('show who is there, and how they do')
    .description(
      'Shows the instances of agents: their role, state and load. Each is asked; who does not answer in ' +
        'time is "suspected". LOAD is messages under way + those that wait. With --watch heartbeats tell.',
    );
  const options = [
    new Option('--agent <name>', 'only instances of this agent').helpGroup(groups.keepers),
    new Option('--capability <name>', 'only of agents that can do this').helpGroup(groups.keepers),
    new Option('--timeout <time>', 'how long to wait for answers')
      .argParser(parseDuration)
      .default(1_000, '1s')
      .helpGroup(groups.keepers),
    new Option(
      '--watch',
      'keep it up to date until Ctrl-C; a line for each change where it is no terminal',
    ).helpGroup(groups.output),
  ];
  for (const option of [...options, ...sharedOptions()]) command.addOption(option);
  return command.action(async (given: AgentsListOptions) => {
    const { runAgentsList } = await import('../agents/run-list.ts');
    finish(await runAgentsList(terminal, given));
  });
}

function showCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('show')
    .summary('show what instances say about themselves')
    .description(
      'Shows the card of an instance, or of all instances of an agent: declaration, contracts, load.',
    )
    .argument('<agent[/instance]>', 'an agent, or one instance of it');
  for (const option of sharedOptions()) command.addOption(option);
  return command.action(async (name: string, given: AgentsOptions) => {
    const { runAgentsShow } = await import('../agents/run-show.ts');
    finish(await runAgentsShow(terminal, name, given));
  });
}

function retireCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('retire')
    .summary('take instances off the broker that will not come back')
    .description(
      'Removes what the broker keeps of instances that are offline. One that lives is refused; one that ' +
        'comes back all the same is there again.',
    )
    .argument('[agent/instance...]', 'whom; an agent stands for its offline instances')
    .addOption(
      new Option('--older-than <time>', 'only who has been offline for longer, 7d')
        .argParser(parseDuration)
        .helpGroup(groups.keepers),
    );
  for (const option of sharedOptions()) command.addOption(option);
  return command.action(async (names: readonly string[], given: RetireOptions) => {
    const { runAgentsRetire } = await import('../agents/run-retire.ts');
    finish(await runAgentsRetire(terminal, names, given));
  });
}
