import type { MessageOptions } from '../commands/message-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { escapeJson, escapeText } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { MessageWords } from './message.ts';
import { asOperator } from './operator.ts';
import { prepareMessage } from './prepare.ts';
import { sendOptions } from './send-options.ts';

export interface RequestVerbOptions extends MessageOptions {
  readonly timeout?: number;
}

/** Sends a request and prints the data of its reply; tells an error reply or a timeout on stderr. */
export async function runRequest(
  terminal: Terminal,
  words: MessageWords,
  options: RequestVerbOptions,
): Promise<number> {
  const prepared = await prepareMessage(terminal, words, { ...options, needsReply: true });
  if (typeof prepared === 'number') return prepared;
  const { channel, parameters } = prepared;
  const timing = options.timeout === undefined ? {} : { timeoutMs: options.timeout };
  return asOperator(prepared, async ({ agent, content }) => {
    try {
      const reply = await agent.request(channel.name, content, {
        ...sendOptions(parameters, options.to),
        ...timing,
      });
      terminal.print(escapeJson(JSON.stringify(reply.data, undefined, 2)));
      return exitCodes.clean;
    } catch (error) {
      return reportRefusal(terminal, error);
    }
  });
}

/** What the responder said, or that nobody did, is a result and no failure of the command. */
function reportRefusal(terminal: Terminal, error: unknown): number {
  if (!(error instanceof Error) || !('code' in error) || !('reason' in error)) throw error;
  terminal.note(`${terminal.err.red(`${String(error.code)}:`)} ${escapeText(String(error.reason))}`);
  return exitCodes.findings;
}
