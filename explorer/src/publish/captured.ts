import { createTopics, parseAddress } from '@parley/runtime/protocol';
import type { JudgedMessage } from '../judge/verdict.ts';
import type { Judge, JudgedPacket } from '../judge/judge.ts';
import { type Draft, type DraftEnvelope, channelOf } from './draft.ts';

/** A message that was captured, to be sent again: under a new id, with the old one as its cause. Throws for what is none. */
export function draftOfCaptured(
  judge: Judge,
  packet: JudgedPacket,
  { entry, nowMs }: { readonly entry: number; readonly nowMs: number },
): Draft {
  const judged = judge.judge(packet, nowMs)[entry];
  if (judged === undefined || judged.verdict.kind === 'malformed')
    throw new Error('its bytes are no message: they cannot be sent again');
  const { message, channel, reserved } = judged;
  if (reserved) throw new Error('a message of the protocol is not sent again');
  if (channel === undefined || message.type === undefined)
    throw new Error('no channel of the contracts carries this message');
  if (message.data instanceof Uint8Array)
    throw new Error('the data is no JSON: it can be sent again by a program only');
  return {
    ...{ channel, type: message.type, data: message.data },
    ...placeOf(judge, judged, channel),
    ...envelopeOf(judged),
  };
}

/** What a channel's own address cannot tell goes to the inbox it went to. */
function placeOf(
  { bundle }: Judge,
  { message, system, parameters }: JudgedMessage,
  name: string,
): Pick<Draft, 'parameters' | 'to'> {
  const { address } = channelOf(bundle, name);
  const inbox = system?.kind === 'inbox' ? `${system.agent}/${system.instance}` : undefined;
  if (inbox === undefined) return { parameters: parameters ?? {} };
  if (address === null) return { parameters: {}, to: inbox };
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const filled = message.address === undefined ? undefined : topics.address(message.address);
  const found = filled === undefined ? undefined : parseAddress(address, filled);
  return found === undefined || message.receiver !== undefined
    ? { parameters: found ?? {}, to: message.receiver ?? inbox }
    : { parameters: found };
}

function envelopeOf({ message }: JudgedMessage): DraftEnvelope {
  const { id, priority, correlationId, subject, tags, headers } = message;
  return {
    ...(priority === undefined ? {} : { priority }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(id === undefined ? {} : { causationId: id }),
    ...(subject === undefined ? {} : { subject }),
    ...(tags === undefined ? {} : { tags }),
    ...(headers === undefined ? {} : { headers }),
  };
}
