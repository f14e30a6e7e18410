import { Command, CommanderError } from 'commander';
import { groups } from './commands/groups.ts';
import { commands } from './commands/index.ts';
import { exitCodes } from './exit-codes.ts';
import { styleHelp } from './help.ts';
import type { Invocation } from './invocation.ts';
import { reportFailure } from './report-failure.ts';
import type { Terminal } from './terminal/terminal.ts';
import { readVersion } from './package/version.ts';

/** Runs one command line; resolves with the exit code and never rejects. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.clean;
  const finish = (code: number) => {
    exitCode = code;
  };
  try {
    await createProgram({ terminal, finish }).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    return reportFailure(error, terminal, argv.includes('--verbose'));
  }
}

/** The whole command tree. */
function createProgram(invocation: Invocation): Command {
  const program = new Command('parley')
    .description('Schema-first agents over MQTT: check contracts, generate types, run and watch agents.')
    .usage('<command> [options]')
    .version(readVersion(), '-V, --version', 'print the version')
    .option('--verbose', 'print the stack of an internal error')
    .helpOption('-h, --help', 'print this help')
    .addHelpCommand(helpCommand())
    .exitOverride();
  styleHelp(program, invocation.terminal);
  for (const create of commands) {
    const command = create(invocation);
    inherit(command, program);
    program.addCommand(command, { hidden: command.name().startsWith('__') });
  }
  return program;
}

/** Settings do not come by themselves to what is added ready-made. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
}

function helpCommand(): Command {
  return new Command('help')
    .argument('[command]')
    .description('print the help of a command')
    .helpGroup(groups.shell);
}
