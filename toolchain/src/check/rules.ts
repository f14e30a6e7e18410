import { backupNotCovering } from './agent/backup-not-covering.ts';
import { backupUnresolved } from './agent/backup-unresolved.ts';
import { boundWithoutParameter } from './agent/bound-without-parameter.ts';
import { agentDuplicate } from './agent/duplicate.ts';
import { escalationWithoutBackup } from './agent/escalation-without-backup.ts';
import { fallbackUnresolved } from './agent/fallback-unresolved.ts';
import { hedgeNotIdempotent } from './agent/hedge-not-idempotent.ts';
import { manualWithoutReceiver } from './agent/manual-without-receiver.ts';
import { agentMessageUnresolved } from './agent/message-unresolved.ts';
import { agentParameterUnused } from './agent/parameter-unused.ts';
import { receivePatternEmpty } from './agent/pattern-empty.ts';
import { receiveUnresolved } from './agent/receive-unresolved.ts';
import { sendUnresolved } from './agent/send-unresolved.ts';
import { addressIllegal } from './channel/address-illegal.ts';
import { addressOverlap } from './channel/address-overlap.ts';
import { channelDuplicate } from './channel/duplicate.ts';
import { durableAtMostOnce } from './channel/durable-at-most-once.ts';
import { durableEvery } from './channel/durable-every.ts';
import { durableWithoutTtl } from './channel/durable-without-ttl.ts';
import { channelMessageUnresolved } from './channel/message-unresolved.ts';
import { orderByMissing } from './channel/order-by-missing.ts';
import { addressParameterFirst } from './channel/parameter-first.ts';
import { addressParameterUndeclared } from './channel/parameter-undeclared.ts';
import { addressParameterUnused } from './channel/parameter-unused.ts';
import { addressParameterValueIllegal } from './channel/parameter-value-illegal.ts';
import { replyTimeoutBeyondTtl } from './channel/reply-timeout-beyond-ttl.ts';
import { channelReplyUnresolved } from './channel/reply-unresolved.ts';
import { channelReserved } from './channel/reserved.ts';
import { retainWithOne } from './channel/retain-with-one.ts';
import { shedReliable } from './channel/shed-reliable.ts';
import { channelSuccessorUnresolved } from './channel/successor-unresolved.ts';
import { windowWithoutExactlyOnce } from './channel/window-without-exactly-once.ts';
import { brokerUnresolved } from './config/broker-unresolved.ts';
import { createRuleUnknown } from './config/rule-unknown.ts';
import { runUnresolved } from './config/run-unresolved.ts';
import { fileEmpty } from './file/empty.ts';
import { fileNameUnknown } from './file/name-unknown.ts';
import { readingRules } from './file/reading-rules.ts';
import { agentWithoutSender } from './flow/agent-without-sender.ts';
import { receiveWithoutSender } from './flow/receive-without-sender.ts';
import { requestWithoutSender } from './flow/request-without-sender.ts';
import { responderMissing } from './flow/responder-missing.ts';
import { respondersSeveral } from './flow/responders-several.ts';
import { retryBeyondReplyTimeout } from './flow/retry-beyond-reply-timeout.ts';
import { sendNotAccepted } from './flow/send-not-accepted.ts';
import { sendWithoutReceiver } from './flow/send-without-receiver.ts';
import { waitCycle } from './flow/wait-cycle.ts';
import type { Rule, RuleInfo } from './rule.ts';
import { schemaDialectUnknown } from './schema/dialect-unknown.ts';
import { schemaExampleInvalid } from './schema/example-invalid.ts';
import { schemaFormatUnknown } from './schema/format-unknown.ts';
import { schemaIdDuplicate } from './schema/id-duplicate.ts';
import { schemaInvalid } from './schema/invalid.ts';
import { schemaKeywordUnknown } from './schema/keyword-unknown.ts';
import { messageDuplicate } from './schema/message-duplicate.ts';
import { messageReserved } from './schema/message-reserved.ts';
import { schemaPatternInvalid } from './schema/pattern-invalid.ts';
import { schemaReferenceCircular } from './schema/reference-circular.ts';
import { schemaReferenceUnresolved } from './schema/reference-unresolved.ts';
import { schemaUnsatisfiable } from './schema/unsatisfiable.ts';
import { schemaUnused } from './schema/unused.ts';
import { illegalDuration } from './structure/illegal-duration.ts';
import { illegalName } from './structure/illegal-name.ts';
import { illegalRange } from './structure/illegal-range.ts';
import { illegalSize } from './structure/illegal-size.ts';
import { missingKey } from './structure/missing-key.ts';
import { unknownKey } from './structure/unknown-key.ts';
import { wrongType } from './structure/wrong-type.ts';
import { wrongValue } from './structure/wrong-value.ts';

const own: readonly Rule[] = [
  fileEmpty,
  fileNameUnknown,
  illegalDuration,
  illegalName,
  illegalRange,
  illegalSize,
  missingKey,
  unknownKey,
  wrongType,
  wrongValue,
  schemaDialectUnknown,
  schemaExampleInvalid,
  schemaFormatUnknown,
  schemaIdDuplicate,
  schemaInvalid,
  schemaKeywordUnknown,
  messageDuplicate,
  messageReserved,
  schemaPatternInvalid,
  schemaReferenceCircular,
  schemaReferenceUnresolved,
  schemaUnsatisfiable,
  schemaUnused,
  addressIllegal,
  addressOverlap,
  channelDuplicate,
  durableAtMostOnce,
  durableEvery,
  durableWithoutTtl,
  channelMessageUnresolved,
  orderByMissing,
  addressParameterFirst,
  addressParameterUndeclared,
  addressParameterUnused,
  addressParameterValueIllegal,
  replyTimeoutBeyondTtl,
  channelReplyUnresolved,
  channelReserved,
  retainWithOne,
  shedReliable,
  channelSuccessorUnresolved,
  windowWithoutExactlyOnce,
  backupNotCovering,
  backupUnresolved,
  boundWithoutParameter,
  agentDuplicate,
  escalationWithoutBackup,
  fallbackUnresolved,
  hedgeNotIdempotent,
  manualWithoutReceiver,
  agentMessageUnresolved,
  agentParameterUnused,
  receivePatternEmpty,
  receiveUnresolved,
  sendUnresolved,
  agentWithoutSender,
  receiveWithoutSender,
  requestWithoutSender,
  responderMissing,
  respondersSeveral,
  retryBeyondReplyTimeout,
  sendNotAccepted,
  sendWithoutReceiver,
  waitCycle,
  brokerUnresolved,
  runUnresolved,
];

const ruleUnknown = createRuleUnknown([...readingRules, ...own].map(({ id }) => id).concat('RULE_UNKNOWN'));

/** Every rule that judges a workspace, in the order in which they run. */
export const rules: readonly Rule[] = [...own, ruleUnknown];

/** Every id that a finding can have, with its severity and what it says. */
export const ruleInfos: readonly RuleInfo[] = [...readingRules, ...rules]
  .map(({ id, severity, summary }) => ({ id, severity, summary }))
  .sort((left, right) => (left.id < right.id ? -1 : 1));
