import { priorities, type Message } from '../protocol/message.ts';
import type { Job } from './mailbox.ts';
import { orderKeyOf, type ChannelPlan } from './channel-plan.ts';

/** How a message waits for its handlers: what it must not overtake, and what it may. REQ-PRIO-2 */
export function jobOf(message: Message, plan: ChannelPlan | undefined): Pick<Job, 'orderKey' | 'priority'> {
  return { orderKey: orderKeyOfMessage(message, plan), priority: priorityOf(message, plan) };
}

/** REQ-DEL-62 */
function orderKeyOfMessage(message: Message, plan: ChannelPlan | undefined): string | undefined {
  const path = plan?.orderPath;
  return (path === undefined ? undefined : orderKeyOf(path, message.data)) ?? message.orderKey;
}

function priorityOf({ priority }: Message, plan: ChannelPlan | undefined): number {
  return priority === undefined ? (plan?.priority ?? 1) : priorities.indexOf(priority);
}
