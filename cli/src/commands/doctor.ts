import { Command, Option } from 'commander';
import { configurationNames } from '../doctor/configurations.ts';
import type { DoctorOptions } from '../doctor/run-doctor.ts';
import { addExamples } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { groups } from './groups.ts';
import { connectionOptions } from './options.ts';

const gradesHelp = `
Grades:
  A  as it should be
  B  good; something is slower or missing
  C  messages or facts are lost in some situation
  D  a promise does not hold here
  F  agents cannot work here
The worst finding decides. What could not be found out does not count.

Exit code: 0; 1 below --min; 3 when the broker cannot be reached, or does not
let this user use PREFIX/probe/#.`;

/** `parley doctor` */
export function doctorCommand({ terminal, finish }: Invocation): Command {
  const command = new Command('doctor')
    .summary('find out what a broker can be relied on for')
    .description(
      'Tries what agents need of a broker, by doing it, and grades it. Takes some ten seconds and some thousand ' +
        'small messages, under PREFIX/probe/# alone; leaves nothing on the broker.',
    )
    .helpGroup(groups.running)
    .argument('[broker]', 'a broker of the configuration, or a URL; the same as --broker');
  const options = [
    new Option('--min <grade>', 'the least grade that is no reason for exit code 1')
      .choices(['A', 'B', 'C', 'D'])
      .default('D'),
    new Option('--format <format>', 'how the report is written')
      .choices(['text', 'json', 'markdown'])
      .default('text'),
    new Option(
      '--config <product>',
      'print a safe configuration for a broker, with the reason for each line, and probe nothing',
    ).choices([...configurationNames]),
  ].map((option) => option.helpGroup(groups.output));
  for (const option of [...options, ...connectionOptions()]) command.addOption(option);
  command.action(async (broker: string | undefined, given: DoctorOptions) => {
    const { runDoctor } = await import('../doctor/run-doctor.ts');
    finish(await runDoctor(terminal, broker === undefined ? given : { ...given, broker }));
  });
  command.addHelpText('after', gradesHelp);
  return addExamples(command, [
    ['parley doctor', 'the broker of the workspace'],
    ['parley doctor mqtt://localhost:1883', 'any broker; no workspace is needed'],
    ['parley doctor production --min B', 'for CI, before a fleet moves there'],
    ['parley doctor --config mosquitto > mosquitto.conf', 'a configuration to begin with'],
  ]);
}
