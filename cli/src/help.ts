import type { Argument, Command } from 'commander';
import type { Terminal } from './terminal/terminal.ts';

/** One example of a help page: the command line and what it is for. */
export type Example = readonly [commandLine: string, purpose: string];

/** Adds examples under the help of a command. */
export function addExamples(command: Command, examples: readonly Example[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, purpose]) => `  ${line.padEnd(width)}  ${purpose}`);
  return command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
}

/** Headings in bold, wrong usage in one coloured line with a suggestion, everything through the terminal. */
export function styleHelp(program: Command, terminal: Terminal): void {
  const { out, err } = terminal;
  program
    .configureHelp({
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(formatArgument)].join(' '),
      styleTitle: (title) => out.bold(title),
      styleCommandText: (text) => out.cyan(text),
      styleSubcommandText: (text) => out.cyan(text),
      styleOptionText: (text) => out.cyan(text),
      styleArgumentText: (text) => out.cyan(text),
    })
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.note(text.trimEnd());
      },
      getOutHasColors: () => out.isColorSupported,
      getErrHasColors: () => err.isColorSupported,
      outputError: (text, write) => {
        write(formatUsageError(text, terminal));
      },
    });
}

function formatUsageError(text: string, { err }: Terminal): string {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  const message = first.replace(/^error: /u, '');
  const hints = rest.map((line) => err.dim(line.replace(/^\((.*)\)$/u, '$1')));
  return [`${err.red('parley:')} ${message}`, ...hints].join('\n');
}

function formatArgument(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}
