import type { Command, Option } from 'commander';
import { listNames } from './names.ts';
import type { NameKind } from './names.ts';
import { completeWords } from './query-words.ts';

interface Candidate {
  readonly name: string;
  readonly description?: string | undefined;
}

type Completed = NameKind | 'queries' | 'brokers or queries';

/** The options and arguments whose values are names of the workspace. */
const nameKinds: Readonly<Record<string, Completed>> = {
  'publish channel': 'channels',
  'request channel': 'requests',
  'doctor broker': 'brokers',
  'explore broker': 'brokers or queries',
  'explore query': 'queries',
  'stats broker': 'brokers or queries',
  'tail broker': 'brokers or queries',
  'tail query': 'queries',
  'explain rules': 'rules',
  '--channel': 'channels',
  '--agent': 'agents',
  '--code': 'codes',
  '--focus': 'agents',
  '--only': 'agents',
  '--to': 'agents',
  '--type': 'messages',
  '--where': 'queries',
  'stats query': 'queries',
  '--broker': 'brokers',
};

/** What the last of `words` can become: `name`, or `name`, a tab and a description. Empty: leave it to the shell. */
export async function complete(program: Command, words: readonly string[]): Promise<readonly string[]> {
  const typed = words.at(-1) ?? '';
  const candidates = await findCandidates(program, words.slice(0, -1), typed);
  return candidates
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, description }) => (description ? `${name}\t${description}` : name));
}

async function findCandidates(
  program: Command,
  before: readonly string[],
  typed: string,
): Promise<readonly Candidate[]> {
  const verbs = program.commands.filter((command) => !command.name().startsWith('__'));
  const [verb, ...rest] = before;
  if (verb === undefined)
    return typed.startsWith('-') ? optionsOf(program) : [...verbs.map(toCandidate), help];
  if (verb === 'help') return verbs.map(toCandidate);
  const command = verbs.find((candidate) => candidate.name() === verb);
  if (command === undefined) return [];
  if (command.commands.length > 0) return findCandidates(command, rest, typed);
  const open = optionOf(command, rest.at(-1));
  if (open !== undefined && !open.isBoolean()) return valuesOf(open, typed);
  if (typed.startsWith('-')) return optionsOf(command);
  return argumentsOf(command, rest, typed);
}

const help: Candidate = { name: 'help', description: 'print the help of a command' };

function toCandidate(command: Command): Candidate {
  return { name: command.name(), description: command.summary() };
}

function optionsOf(command: Command): readonly Candidate[] {
  const options = command.options.map(({ long, description }) => ({ name: long ?? '', description }));
  return [...options, { name: '--help', description: 'print this help' }];
}

function optionOf(command: Command, word: string | undefined): Option | undefined {
  return word === undefined
    ? undefined
    : command.options.find(({ short, long }) => word === short || word === long);
}

async function valuesOf(option: Option, typed: string): Promise<readonly Candidate[]> {
  if (option.argChoices !== undefined) return option.argChoices.map((name) => ({ name }));
  return namesOf(nameKinds[option.long ?? ''], typed);
}

async function namesOf(kind: Completed | undefined, typed: string): Promise<readonly Candidate[]> {
  if (kind === undefined) return [];
  if (kind === 'brokers or queries')
    return [...(await listNames('brokers')), ...(await completeWords(typed))];
  return kind === 'queries' ? completeWords(typed) : listNames(kind);
}

async function argumentsOf(
  command: Command,
  rest: readonly string[],
  typed: string,
): Promise<readonly Candidate[]> {
  const given = rest.filter((word, index) => {
    const option = optionOf(command, rest[index - 1]);
    return !word.startsWith('-') && (option === undefined || option.isBoolean());
  });
  const last = command.registeredArguments.at(-1);
  const argument = command.registeredArguments[given.length] ?? (last?.variadic === true ? last : undefined);
  if (argument === undefined) return [];
  if (argument.argChoices !== undefined) return argument.argChoices.map((name) => ({ name }));
  return namesOf(nameKinds[`${command.name()} ${argument.name()}`], typed);
}
