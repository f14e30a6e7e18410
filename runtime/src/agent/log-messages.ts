import { MessageLog } from '../delivery/message-log/message-log.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Observers } from '../observe/observers.ts';
import type { AgentOptions } from './agent.ts';

export interface LogMessagesOptions {
  readonly environment: Environment;
  readonly journal: Journal | undefined;
  readonly observers: Observers;
  readonly settings: Pick<AgentOptions, 'messageLog'>;
}

/** Starts the message log of an agent that wants one. Throws `unsupported` where it keeps no state. */
export function logMessages({
  environment,
  journal,
  observers,
  settings: { messageLog },
}: LogMessagesOptions): void {
  if (messageLog === undefined || messageLog === false) return;
  if (journal === undefined)
    throw new ParleyError(
      'unsupported',
      'the message log needs a folder for its journal: connect(url, { state })',
    );
  const limits = messageLog === true ? {} : messageLog;
  observers.attach(new MessageLog({ journal, environment, limits }));
}
