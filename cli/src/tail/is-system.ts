import type { CapturedMessage } from '@parley/explorer';

/** The machinery: what is neither on a channel nor a reply. Error replies are for people too. */
export function isSystem({ system, reserved, message, verdict }: CapturedMessage): boolean {
  if (verdict.kind === 'cleared') return system !== undefined;
  if (system === undefined) return false;
  if (system.kind !== 'inbox') return true;
  return reserved && message.type !== 'parley.error.v1';
}
