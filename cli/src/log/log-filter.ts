import { createFilter, type FilterSpec } from '@parley/runtime';
import type { LoggedMessage } from '@parley/runtime/offline';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { LogOptions } from './log-options.ts';

type Wanted = Pick<
  LogOptions,
  'channel' | 'type' | 'sender' | 'correlation' | 'subject' | 'tag' | 'filter' | 'sent' | 'received' | 'since'
>;

/** Whether a logged message is one of those that were asked for. */
export function createLogFilter(wanted: Wanted, nowMs: number): (logged: LoggedMessage) => boolean {
  const filter = compile(wanted);
  const { sent, received, since } = wanted;
  const direction = sent === true ? 'sent' : received === true ? 'received' : undefined;
  return (logged) =>
    (direction ?? logged.direction) === logged.direction &&
    (since === undefined || logged.atMs >= nowMs - since) &&
    filter.matches(logged.message);
}

function compile({ channel, type, sender, correlation, subject, tag, filter }: Wanted) {
  const spec: FilterSpec = {
    ...(channel === undefined ? {} : { channel }),
    ...(type === undefined ? {} : { type }),
    ...(sender === undefined ? {} : { sender }),
    ...(correlation === undefined ? {} : { correlationId: correlation }),
    ...(subject === undefined ? {} : { subject }),
    ...(tag === undefined ? {} : { tags: tag }),
  };
  try {
    return createFilter(filter === undefined ? spec : { ...spec, and: [JSON.parse(filter) as FilterSpec] });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`the filter cannot be used: ${reason}`, { exitCode: exitCodes.usage });
  }
}
