import { Option } from 'commander';
import { groups } from './groups.ts';
import { collectPair, connectionOptions } from './options.ts';
import type { ConnectionOptions } from './options.ts';

/** Options of the verbs that send one message. */
export interface MessageOptions extends ConnectionOptions {
  readonly file?: string;
  readonly param?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly to?: string;
  readonly invalid?: true;
}

export function messageOptions(): readonly Option[] {
  const options = [
    new Option('-f, --file <file>', 'read the data from a JSON file'),
    new Option('-p, --param <name=value>', 'a value for the address (repeatable)').argParser(collectPair),
    new Option('-t, --type <type>', 'the message type, where the channel has several'),
    new Option('--to <agent[/instance]>', 'send it to the inbox of one agent'),
    new Option('--invalid', 'send it although the data breaks the schema'),
  ];
  return [...options.map((option) => option.helpGroup(groups.message)), ...connectionOptions()];
}
