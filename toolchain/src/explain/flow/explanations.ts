import type { Explanation } from '../explanation.ts';
import { agentWithoutSender } from './agent-without-sender.ts';
import { batchExternal } from './batch-external.ts';
import { channelUnused } from './channel-unused.ts';
import { deprecatedUsed } from './deprecated-used.ts';
import { durableUnconfirmed } from './durable-unconfirmed.ts';
import { receiveNotSent } from './receive-not-sent.ts';
import { receiveWithoutSender } from './receive-without-sender.ts';
import { replyNotAccepted } from './reply-not-accepted.ts';
import { requestWithoutSender } from './request-without-sender.ts';
import { responderMissing } from './responder-missing.ts';
import { respondersSeveral } from './responders-several.ts';
import { retryBeyondReplyTimeout } from './retry-beyond-reply-timeout.ts';
import { sendNotAccepted } from './send-not-accepted.ts';
import { sendTimeoutBelowHandler } from './send-timeout-below-handler.ts';
import { sendTimeoutBeyondTtl } from './send-timeout-beyond-ttl.ts';
import { sendWithoutReceiver } from './send-without-receiver.ts';
import { versionNotAccepted } from './version-not-accepted.ts';
import { waitCycle } from './wait-cycle.ts';
import { criticalWithoutLane } from './critical-without-lane.ts';

export const flowExplanations: readonly Explanation[] = [
  agentWithoutSender,
  batchExternal,
  channelUnused,
  deprecatedUsed,
  durableUnconfirmed,
  receiveNotSent,
  receiveWithoutSender,
  replyNotAccepted,
  requestWithoutSender,
  responderMissing,
  respondersSeveral,
  retryBeyondReplyTimeout,
  sendNotAccepted,
  sendTimeoutBelowHandler,
  sendTimeoutBeyondTtl,
  sendWithoutReceiver,
  versionNotAccepted,
  waitCycle,
  criticalWithoutLane,
];
