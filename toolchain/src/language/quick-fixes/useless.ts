import { describeValue } from '../../schema/describe.ts';
import { parsePointer } from '../../source/pointer.ts';
import { fix, remove } from './change.ts';
import type { Fixer, Fixers, Safety } from './fix.ts';

/** What has no effect, or takes back a promise: away with it. */
const removals: Readonly<Record<string, Safety>> = {
  // Nothing changes when these go.
  WINDOW_WITHOUT_EXACTLY_ONCE: 'safe',
  CHANNEL_WITHOUT_ADDRESS: 'safe',
  SEND_OPTION_WITHOUT_REQUEST: 'safe',
  RECEIVE_OPTION_WITHOUT_EFFECT: 'safe',
  ESCALATION_WITHOUT_REQUEST: 'safe',
  ESCALATION_AFTER_MANUAL: 'safe',
  BATCH_OF_ONE: 'safe',
  RULE_ALWAYS_ON: 'safe',
  // These may have been meant otherwise.
  SCHEMA_KEYWORD_WITHOUT_EFFECT: 'look',
  KEY_UNKNOWN: 'look',
  SCHEMA_KEYWORD_UNKNOWN: 'look',
  SCHEMA_OWN_KEYWORD_UNKNOWN: 'look',
  SCHEMA_DEFAULT_INVALID: 'look',
  SCHEMA_ENUM_VALUE_UNUSABLE: 'look',
  SCHEMA_FORMAT_UNKNOWN: 'look',
  ADDRESS_PARAMETER_UNUSED: 'look',
  ADDRESS_PARAMETER_VALUE_ILLEGAL: 'look',
  AGENT_MESSAGE_UNRESOLVED: 'look',
  AGENT_PARAMETER_UNUSED: 'look',
  AGENT_PARAMETER_CONFLICT: 'look',
  BACKUP_UNRESOLVED: 'look',
  BASELINE_UNUSED: 'look',
  BATCH_EXTERNAL_RECEIVER: 'look',
  BATCH_LINGER_BEYOND_TTL: 'look',
  BATCH_WITH_RETAIN: 'look',
  CHANNEL_LIMIT_ZERO: 'look',
  CHANNEL_MESSAGE_UNRESOLVED: 'look',
  CHANNEL_SUCCESSOR_UNRESOLVED: 'look',
  DEPRECATION_DATES: 'look',
  DURABLE_AT_MOST_ONCE: 'look',
  ESCALATION_WITHOUT_BACKUP: 'look',
  FALLBACK_CIRCLE: 'look',
  FALLBACK_MESSAGE_MISSING: 'look',
  FALLBACK_UNRESOLVED: 'look',
  FINAL_REQUEST: 'look',
  FINAL_WITHOUT_STAGE: 'look',
  HEDGE_NOT_IDEMPOTENT: 'look',
  IGNORE_UNUSED: 'look',
  MANUAL_WITHOUT_RECEIVER: 'look',
  ORDER_BY_BROKER: 'look',
  RECEIVE_PATTERN_EMPTY: 'look',
  RECEIVE_UNRESOLVED: 'look',
  RETAIN_WITH_BROKER: 'look',
  RETAIN_WITH_ONE: 'look',
  RULE_OFF: 'look',
  RULE_UNKNOWN: 'look',
  RUN_UNRESOLVED: 'look',
  SEND_TIMEOUT_BELOW_HANDLER: 'look',
  SEND_UNRESOLVED: 'look',
  STATE_MISSING: 'look',
};

/** The entry of the baseline goes, not only its message. */
const above: ReadonlySet<string> = new Set(['BASELINE_UNUSED']);
/** The finding is on the last member of something that goes as a whole. */
const wholes: Readonly<Record<string, string>> = { BATCH_OF_ONE: 'batch', BATCH_EXTERNAL_RECEIVER: 'batch' };

const removeIt =
  (safety: Safety): Fixer =>
  ({ place, finding, part, keys, value }) => {
    const whole = wholes[finding.code];
    const cut = whole === undefined ? keys.length : keys.indexOf(whole) + 1;
    const levels = place.pointer.split('/').slice(0, (above.has(finding.code) ? keys.length - 1 : cut) + 1);
    const target = { document: place.document, pointer: levels.join('/') };
    if (target.pointer === '') return [];
    const last = parsePointer(target.pointer).at(-1) ?? '';
    const isItem = part === 'value' && /^\d+$/.test(last);
    return fix(
      `Remove ${isItem && !above.has(finding.code) ? describeValue(value) : nameOf(last)}`,
      safety,
      remove(target),
    );
  };

function nameOf(key: string): string {
  return /^\d+$/.test(key) ? 'the entry' : `"${key}"`;
}

export const uselessFixes: Fixers = Object.fromEntries(
  Object.entries(removals).map(([rule, safety]) => [rule, removeIt(safety)]),
);
