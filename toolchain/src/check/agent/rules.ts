import { backupNotCovering } from './backup-not-covering.ts';
import { backupUnresolved } from './backup-unresolved.ts';
import { boundWithoutParameter } from './bound-without-parameter.ts';
import { agentDuplicate } from './duplicate.ts';
import { escalationWithoutBackup } from './escalation-without-backup.ts';
import { fallbackUnresolved } from './fallback-unresolved.ts';
import { hedgeNotIdempotent } from './hedge-not-idempotent.ts';
import { manualWithoutReceiver } from './manual-without-receiver.ts';
import { agentMessageUnresolved } from './message-unresolved.ts';
import { agentParameterUnused } from './parameter-unused.ts';
import { receivePatternEmpty } from './pattern-empty.ts';
import { receiveUnresolved } from './receive-unresolved.ts';
import { sendUnresolved } from './send-unresolved.ts';
import { agentFileName } from './file-name.ts';
import type { Rule } from '../rule.ts';

export const agentRules: readonly Rule[] = [
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
  agentFileName,
];
