import { channelDuplicate } from './duplicate.ts';
import { durableAtMostOnce } from './durable-at-most-once.ts';
import { durableEvery } from './durable-every.ts';
import { durableWithoutTtl } from './durable-without-ttl.ts';
import { channelMessageUnresolved } from './message-unresolved.ts';
import { orderByMissing } from './order-by-missing.ts';
import { replyTimeoutBeyondTtl } from './reply-timeout-beyond-ttl.ts';
import { channelReplyUnresolved } from './reply-unresolved.ts';
import { channelReserved } from './reserved.ts';
import { retainWithOne } from './retain-with-one.ts';
import { shedReliable } from './shed-reliable.ts';
import { channelSuccessorUnresolved } from './successor-unresolved.ts';
import { windowWithoutExactlyOnce } from './window-without-exactly-once.ts';
import type { Rule } from '../rule.ts';

export const channelRules: readonly Rule[] = [
  channelDuplicate,
  durableAtMostOnce,
  durableEvery,
  durableWithoutTtl,
  channelMessageUnresolved,
  orderByMissing,
  replyTimeoutBeyondTtl,
  channelReplyUnresolved,
  channelReserved,
  retainWithOne,
  shedReliable,
  channelSuccessorUnresolved,
  windowWithoutExactlyOnce,
];
