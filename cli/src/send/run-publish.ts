import type { MessageOptions } from '../commands/message-options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { MessageWords } from './message.ts';
import { asOperator } from './operator.ts';
import { prepareMessage } from './prepare.ts';
import { sendOptions } from './send-options.ts';

/** Sends one message; prints its id. */
export async function runPublish(
  terminal: Terminal,
  words: MessageWords,
  options: MessageOptions,
): Promise<number> {
  const prepared = await prepareMessage(terminal, words, options);
  if (typeof prepared === 'number') return prepared;
  const { channel, parameters, target, type } = prepared;
  const sent = await asOperator(prepared, ({ agent, content }) =>
    agent.send(channel.name, content, sendOptions(parameters, options.to)),
  );
  terminal.print(sent.id);
  terminal.note(terminal.err.dim(`Sent ${type} on ${channel.name} to ${target.label}`));
  return exitCodes.clean;
}
