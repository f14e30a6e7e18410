import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { DeadActOptions } from '../operate/dead/run-act.ts';
import type { DeadListOptions } from '../operate/dead/run-list.ts';
import type { OperateOptions } from '../operate/operate-options.ts';
import { groups } from './groups.ts';
import { letterFilters, operateOptions } from './operate-options.ts';
import { parseCount } from './options.ts';

/** `parley dead` */
export function deadCommand(invocation: Invocation): Command {
  const command = new Command('dead')
    .summary('list, show, redrive and purge dead letters')
    .description(
      'Messages that agents gave up. Running agents are asked over the broker; what stopped agents have ' +
        'kept is read with --state. Ids may be cut to their last characters, as lists show them.',
    )
    .helpGroup(groups.running);
  for (const create of [listCommand, showCommand, redriveCommand, purgeCommand])
    command.addCommand(create(invocation));
  return addExamples(command, [
    ['parley dead list --since 1h', 'what went wrong in the last hour'],
    ['parley dead show 8e9297aa', 'why, and the whole message'],
    ['parley dead redrive 8e9297aa', 'handle it again, now that the fault is mended'],
    ['parley dead redrive --agent ledger --code timeout --yes', 'all that ran out of time'],
    ['parley dead list --state --agent ledger', 'while no instance of it runs'],
  ]);
}

function listCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('list')
    .summary('show which are kept, the newest first')
    .description('Shows which dead letters are kept, the newest first.')
    .addOption(
      new Option('--limit <n>', 'how many at most')
        .argParser(parseCount)
        .default(100)
        .helpGroup(groups.letters),
    );
  for (const option of [...letterFilters(), ...operateOptions()]) command.addOption(option);
  command.action(async (options: DeadListOptions) => {
    const { runDeadList } = await import('../operate/dead/run-list.ts');
    finish(await runDeadList(terminal, options));
  });
  return addExamples(command, [
    ['parley dead list', 'of all running agents'],
    ['parley dead list --format json | jq -r .letters[].id', 'ids for a program'],
  ]);
}

function showCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('show')
    .summary('show all that is known of one: why, when, the message')
    .description('Shows why a message was given up, when, after how many tries, and the message itself.')
    .argument('<ids...>', 'ids, or the ends of them');
  for (const option of operateOptions()) command.addOption(option);
  command.action(async (ids: readonly string[], options: OperateOptions) => {
    const { runDeadShow } = await import('../operate/dead/run-show.ts');
    finish(await runDeadShow(terminal, ids, options));
  });
  return command;
}

function redriveCommand(invocation: Invocation): Command {
  const command = actCommand(invocation, 'redrive')
    .summary('have them handled again')
    .description(
      'Has messages handled again, each by the agent that gave it up, under its own id and from the first attempt. ' +
        'A letter goes when its message was handled; one that fails again is replaced. ' +
        'With --state they are published to their topics: receivers get them when they run again.',
    )
    .addOption(new Option('--even-expired', 'also what has expired meanwhile').helpGroup(groups.letters));
  return addExamples(command, [
    ['parley dead redrive 8e9297aa', 'one, by the end of its id'],
    ["parley dead redrive --channel 'order.**' --since 2h --yes", 'all of some channels'],
  ]);
}

function purgeCommand(invocation: Invocation): Command {
  const command = actCommand(invocation, 'purge')
    .summary('forget them for good')
    .description('Forgets dead letters for good.');
  return addExamples(command, [
    ['parley dead purge 8e9297aa', 'one, by the end of its id'],
    ['parley dead purge --older-than 7d --yes', 'what nobody will ask for any more'],
  ]);
}

function actCommand({ terminal, finish }: Invocation, name: 'redrive' | 'purge'): Command {
  const command = new Command(name).argument('[ids...]', 'ids, or the ends of them; else all that fit');
  command.addOption(
    new Option('--yes', 'do it to more than one without their ids').helpGroup(groups.letters),
  );
  for (const option of [...letterFilters(), ...operateOptions()]) command.addOption(option);
  return command.action(async (ids: readonly string[], options: DeadActOptions) => {
    const { purgeAct, redriveAct, runDeadAct } = await import('../operate/dead/run-act.ts');
    const act = name === 'redrive' ? redriveAct : purgeAct;
    finish(await runDeadAct(terminal, { act, ids }, options));
  });
}
