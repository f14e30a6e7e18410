import type { MqttOptions } from '@parley/runtime/transport';
import { createChecks } from '@parley/explorer';
import { resolveBundle } from '@parley/toolchain';
import type { Bundle, BundleChannel } from '@parley/schemas';
import { connectionOptions } from '../broker/connection.ts';
import { resolveBroker } from '../broker/resolve.ts';
import type { BrokerTarget } from '../broker/resolve.ts';
import type { MessageOptions } from '../commands/message-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { describeProblem } from '../tail/line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { assertParameters, chooseType, findChannel, readData } from './message.ts';
import type { MessageWords } from './message.ts';

/** A message that may go out. */
export interface PreparedMessage {
  readonly bundle: Bundle;
  readonly channel: BundleChannel;
  readonly type: string;
  readonly data: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly target: BrokerTarget;
  readonly connection: MqttOptions;
}

/** Reads and checks everything before a connection is made; an exit code instead of a message when the data is refused. */
export async function prepareMessage(
  terminal: Terminal,
  words: MessageWords,
  options: MessageOptions & { readonly needsReply?: boolean },
): Promise<PreparedMessage | number> {
  const { workspace } = await openWorkspace(options.folder);
  const bundle = resolveBundle(workspace);
  const channel = findChannel(bundle, words.channel);
  if (options.needsReply === true && channel.reply === null) {
    throw new Failure(`${channel.name} has no reply`, {
      hint: `Send it with: parley publish ${channel.name}`,
    });
  }
  const type = chooseType(channel, options.type);
  const parameters = options.param ?? {};
  assertParameters(channel, parameters);
  const target = resolveBroker(options.broker, workspace.config);
  const data = await readData(words.data, options.file);
  const problems = createChecks(bundle).data(type, data);
  const allowed = options.invalid === true;
  if (problems.length > 0) {
    const { err } = terminal;
    const color = allowed ? err.yellow : err.red;
    terminal.note(`${color('parley:')} the data is no ${type}${allowed ? '; it is sent all the same' : ''}`);
    for (const problem of problems) terminal.note(`    ${describeProblem(problem)}`);
    if (!allowed) {
      terminal.note(err.dim('Nothing was sent. --invalid sends it all the same.'));
      return exitCodes.findings;
    }
  }
  const connection = connectionOptions(target, workspace.folder);
  return { bundle, channel, type, data, parameters, target, connection };
}
