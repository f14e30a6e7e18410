import { Command, Option } from 'commander';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import type { ResolveOptions } from '../operate/escalation/run-resolve.ts';
import type { OperateOptions } from '../operate/operate-options.ts';
import { groups } from './groups.ts';
import { operateOptions } from './operate-options.ts';

/** `parley escalation` */
export function escalationCommand(invocation: Invocation): Command {
  const command = new Command('escalation')
    .summary('decide about requests that wait for people')
    .description(
      'Requests that nobody answered, held by the agents that asked, until somebody decides. ' +
        'Ids may be cut to their last characters, as lists show them.',
    )
    .helpGroup(groups.running);
  for (const create of [listCommand, showCommand, resolveCommand]) command.addCommand(create(invocation));
  return addExamples(command, [
    ['parley escalation list', 'what waits, the oldest first'],
    ['parley escalation show 5d2f0b11', 'the request, and who was asked'],
    ['parley escalation resolve 5d2f0b11 --reply answer.json', 'answer in the place of the agent'],
  ]);
}

function listCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('list')
    .summary('show what waits, the oldest first')
    .description(
      'Shows which requests wait for people, the oldest first: "waiting" while the caller waits for the ' +
        'answer, "orphaned" when it does no longer, "resolved" where a decision came too late and is kept.',
    );
  for (const option of operateOptions()) command.addOption(option);
  return command.action(async (options: OperateOptions) => {
    const { runEscalationList } = await import('../operate/escalation/run-list.ts');
    finish(await runEscalationList(terminal, options));
  });
}

function showCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('show')
    .summary('show all that is known of one')
    .description('Shows a request that waits for people, and who did not answer it.')
    .argument('<ids...>', 'ids, or the ends of them');
  for (const option of operateOptions()) command.addOption(option);
  return command.action(async (ids: readonly string[], options: OperateOptions) => {
    const { runEscalationShow } = await import('../operate/escalation/run-list.ts');
    finish(await runEscalationShow(terminal, ids, options));
  });
}

const resolutions: readonly Option[] = [
  new Option('--reply <file>', 'give the caller this reply, JSON; - reads it from stdin'),
  new Option('--type <type>', 'the message type of the reply, where the reply channel has several'),
  new Option('--retry', 'have the request sent again'),
  new Option('--drop', 'tell the caller that nobody answers; needs --note'),
  new Option('--note <text>', 'why, for the log and the event'),
].map((option) => option.helpGroup(groups.resolution));

function resolveCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('resolve')
    .summary('end the waiting of one: a reply, another try, or none')
    .description('Ends the waiting of a request that nobody answered.')
    .argument('<id>', 'its id, or the end of it');
  for (const option of [...resolutions, ...operateOptions()]) command.addOption(option);
  command.action(async (id: string, options: ResolveOptions) => {
    const { runEscalationResolve } = await import('../operate/escalation/run-resolve.ts');
    finish(await runEscalationResolve(terminal, id, options));
  });
  return addExamples(command, [
    ['parley escalation resolve 5d2f0b11 --reply answer.json', 'judged by the contract, as any reply'],
    ['parley escalation resolve 5d2f0b11 --retry --note "it is back"', 'when the responder runs again'],
    ['parley escalation resolve 5d2f0b11 --drop --note "order cancelled"', 'the caller gets an error'],
  ]);
}
