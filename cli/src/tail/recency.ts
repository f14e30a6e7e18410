import { type CapturedMessage, parseQueryTime } from '@parley/explorer';
import { parseTime } from '@parley/runtime/protocol';

/** Whether a message is no older than asked for. What comes now is; what the broker kept says when it was sent. */
export function createRecency(
  since: string | undefined,
  nowMs = Date.now(),
): (captured: CapturedMessage) => boolean {
  const fromMs = since === undefined ? undefined : parseQueryTime(since, nowMs);
  if (fromMs === undefined) return () => true;
  return ({ retained, message: { time } }) =>
    !retained || (time !== undefined && (parseTime(time) ?? -Infinity) >= fromMs);
}
