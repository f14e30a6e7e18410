import type { Explanation } from '../explanation.ts';
import { backupNotCovering } from './backup-not-covering.ts';
import { backupUnresolved } from './backup-unresolved.ts';
import { boundWithoutParameter } from './bound-without-parameter.ts';
import { agentDuplicate } from './duplicate.ts';
import { escalationWithoutBackup } from './escalation-without-backup.ts';
import { fallbackUnresolved } from './fallback-unresolved.ts';
import { agentFileName } from './file-name.ts';
import { hedgeNotIdempotent } from './hedge-not-idempotent.ts';
import { manualWithoutReceiver } from './manual-without-receiver.ts';
import { agentMessageUnresolved } from './message-unresolved.ts';
import { agentParameterUnused } from './parameter-unused.ts';
import { receivePatternEmpty } from './pattern-empty.ts';
import { receiveUnresolved } from './receive-unresolved.ts';
import { sendUnresolved } from './send-unresolved.ts';
import { backupChain } from './backup-chain.ts';
import { backupExternal } from './backup-external.ts';
import { backupNotEscalated } from './backup-not-escalated.ts';
import { backupNotIdempotent } from './backup-not-idempotent.ts';
import { backupParameters } from './backup-parameters.ts';
import { agentDescriptionMissing } from './description-missing.ts';
import { escalationAfterManual } from './escalation-after-manual.ts';
import { escalationWithoutRequest } from './escalation-without-request.ts';
import { fallbackCircle } from './fallback-circle.ts';
import { fallbackMessageMissing } from './fallback-message-missing.ts';
import { fallbackWithoutReceiver } from './fallback-without-receiver.ts';
import { agentParameterConflict } from './parameter-conflict.ts';
import { receiveOptionWithoutEffect } from './receive-option-without-effect.ts';
import { sendOptionWithoutRequest } from './send-option-without-request.ts';
import { agentTimeoutZero } from './timeout-zero.ts';
import { agentNameCollision } from './name-collision.ts';

export const agentExplanations: readonly Explanation[] = [
  backupNotCovering,
  backupUnresolved,
  boundWithoutParameter,
  agentDuplicate,
  escalationWithoutBackup,
  fallbackUnresolved,
  agentFileName,
  hedgeNotIdempotent,
  manualWithoutReceiver,
  agentMessageUnresolved,
  agentParameterUnused,
  receivePatternEmpty,
  receiveUnresolved,
  sendUnresolved,
  backupChain,
  backupExternal,
  backupNotEscalated,
  backupNotIdempotent,
  backupParameters,
  agentDescriptionMissing,
  escalationAfterManual,
  escalationWithoutRequest,
  fallbackCircle,
  fallbackMessageMissing,
  fallbackWithoutReceiver,
  agentParameterConflict,
  receiveOptionWithoutEffect,
  sendOptionWithoutRequest,
  agentTimeoutZero,
  agentNameCollision,
];
