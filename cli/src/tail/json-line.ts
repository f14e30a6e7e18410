import { type FollowedMessage, reasonOf } from '@parley/explorer';
import { escapeJson } from '../terminal/escape.ts';

/** One message as a line of `--json`; the members stand in the help of `parley tail`. */
export function formatJsonLine({
  captured,
  isDuplicate,
  latencyMs,
}: Omit<FollowedMessage, 'isFound'>): string {
  const { message, verdict } = captured;
  return escapeJson(
    JSON.stringify({
      time: new Date(captured.receivedAtMs).toISOString(),
      verdict: isDuplicate ? 'duplicate' : verdict.kind,
      ...(verdict.kind === 'invalid' ? { problems: verdict.problems } : { reason: reasonOf(verdict) }),
      topic: captured.topic,
      channel: captured.channel,
      type: message.type,
      id: message.id,
      sender: message.sender,
      receiver: message.receiver,
      correlationId: message.correlationId,
      causationId: message.causationId,
      parameters: captured.parameters,
      retained: captured.retained,
      size: captured.size,
      latencyMs,
      data: message.data,
    }),
  );
}
