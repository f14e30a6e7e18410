import type { ChannelPlan } from '../channel-plan.ts';
import type { Untold } from './sent-message.ts';

const found = new WeakMap<ChannelPlan, Untold>();

/** What is known of messages of a channel that nobody tells anything of: made once for each channel. */
export function untoldOf(plan: ChannelPlan): Untold {
  const known = found.get(plan);
  if (known !== undefined) return known;
  const { name, qos } = plan;
  const made: Untold =
    qos === 0
      ? { status: 'sent', reason: `${name} is at-most-once: nobody tells what becomes of its messages` }
      : { status: 'acknowledged', reason: `${name} is not durable, and the send asked for no receipt` };
  found.set(plan, made);
  return made;
}

/** Of what a handler of an exactly-once channel sends, before it has ended. */
export const held: Untold = {
  status: 'queued',
  reason: 'the message is held until the handler that sent it has ended: ask then',
};
