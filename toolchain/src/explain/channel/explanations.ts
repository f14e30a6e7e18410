import type { Explanation } from '../explanation.ts';
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
import { batchLinger } from './batch-linger.ts';
import { batchOfOne } from './batch-of-one.ts';
import { batchWithRetain } from './batch-with-retain.ts';
import { deprecationDates } from './deprecation-dates.ts';
import { channelDescriptionMissing } from './description-missing.ts';
import { durableBytes } from './durable-bytes.ts';
import { exactlyOnceBroker } from './exactly-once-broker.ts';
import { exampleBeyondMaxBytes } from './example-beyond-max-bytes.ts';
import { finalRequest } from './final-request.ts';
import { finalWithoutStage } from './final-without-stage.ts';
import { channelLimitZero } from './limit-zero.ts';
import { maxBytesBeyondPacket } from './max-bytes-beyond-packet.ts';
import { maxBytesTooSmall } from './max-bytes-too-small.ts';
import { orderByBroker } from './order-by-broker.ts';
import { rateBurstBelowBatch } from './rate-burst-below-batch.ts';
import { rateBurst } from './rate-burst.ts';
import { replyHops } from './reply-hops.ts';
import { replyIsRequest } from './reply-is-request.ts';
import { replyLessStable } from './reply-less-stable.ts';
import { requestEvery } from './request-every.ts';
import { retainDefaultTtl } from './retain-default-ttl.ts';
import { retainWithBroker } from './retain-with-broker.ts';
import { stageAtMostOnce } from './stage-at-most-once.ts';
import { stageWithoutFinal } from './stage-without-final.ts';
import { stateMissing } from './state-missing.ts';
import { successorDeprecated } from './successor-deprecated.ts';
import { orderByNotScalar } from './order-by-not-scalar.ts';
import { ttlBeyondSession } from './ttl-beyond-session.ts';
import { windowBelowTtl } from './window-below-ttl.ts';
import { channelWithoutAddress } from './without-address.ts';

export const channelExplanations: readonly Explanation[] = [
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
  batchLinger,
  batchOfOne,
  batchWithRetain,
  deprecationDates,
  channelDescriptionMissing,
  durableBytes,
  exactlyOnceBroker,
  exampleBeyondMaxBytes,
  finalRequest,
  finalWithoutStage,
  channelLimitZero,
  maxBytesBeyondPacket,
  maxBytesTooSmall,
  orderByBroker,
  rateBurstBelowBatch,
  rateBurst,
  replyHops,
  replyIsRequest,
  replyLessStable,
  requestEvery,
  retainDefaultTtl,
  retainWithBroker,
  stageAtMostOnce,
  stageWithoutFinal,
  stateMissing,
  successorDeprecated,
  windowBelowTtl,
  channelWithoutAddress,
  ttlBeyondSession,
  orderByNotScalar,
];
