import type { CapturedMessage } from '@parley/explorer';
import { isGood } from '@parley/explorer';
import { channelMatches, parseSource } from '@parley/runtime/protocol';
import type { TailOptions } from './tail-options.ts';

export type TailFilter = Pick<
  TailOptions,
  'channel' | 'agent' | 'type' | 'correlation' | 'valid' | 'invalid' | 'system'
>;

/** Whether a message is one of those that were asked for. Options add up. */
export function matchesFilter(captured: CapturedMessage, filter: TailFilter): boolean {
  return tests.every((test) => test(captured, filter));
}

const tests: readonly ((captured: CapturedMessage, filter: TailFilter) => boolean)[] = [
  (captured, { system }) => system === true || !isSystem(captured),
  ({ channel = '' }, filter) => filter.channel === undefined || channelMatches(filter.channel, channel),
  ({ message }, { type }) => type === undefined || channelMatches(type, message.type ?? ''),
  (captured, { agent }) => agent === undefined || namesOf(captured).includes(agent),
  ({ message }, { correlation }) => correlation === undefined || isPartOf(correlation, message.correlationId),
  ({ verdict }, { valid }) => valid === undefined || isGood(verdict),
  ({ verdict }, { invalid }) => invalid === undefined || !isGood(verdict),
];

/** The machinery: what is neither on a channel nor a reply. Error replies are for people too. */
function isSystem({ system, reserved, message, verdict }: CapturedMessage): boolean {
  if (verdict.kind === 'cleared') return system !== undefined;
  if (system === undefined) return false;
  if (system.kind !== 'inbox') return true;
  return reserved && message.type !== 'parley.error.v1';
}

function namesOf({ message, system }: CapturedMessage): readonly string[] {
  const sender = parseSource(message.sender ?? '')?.agent ?? message.sender ?? '';
  const receiver = message.receiver?.split('/')[0] ?? '';
  return [sender, receiver, ...(system !== undefined && 'agent' in system ? [system.agent] : [])];
}

/** The whole id, its beginning, or the end that a line shows. */
function isPartOf(part: string, id = ''): boolean {
  return id.startsWith(part) || id.endsWith(part);
}
