import type { ReceiveDeclaration, SendDeclaration } from '../../model/agent.ts';
import { channelsOfKey, linksOf } from '../../model/link.ts';
import { reservedChannels } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Report, Rule } from '../rule.ts';

export const agentMessageUnresolved: Rule = {
  id: 'AGENT_MESSAGE_UNRESOLVED',
  severity: 'error',
  summary: 'An agent narrows a channel to a message type that the channel does not carry.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const entry of [...agent.receives, ...agent.sends]) {
      const carried = channelsOfKey(entry.key, channels).flatMap((channel) => channel.resolved.messages);
      const reserved = Object.hasOwn(reservedChannels, entry.key) ? (reservedChannels[entry.key] ?? []) : [];
      checkMessages(entry, [...carried, ...reserved], report);
    }
  },
};

function checkMessages(
  { key, place, messages = [] }: ReceiveDeclaration | SendDeclaration,
  carried: readonly string[],
  report: Report,
): void {
  if (carried.length === 0) return;
  for (const [index, type] of messages.entries()) {
    if (carried.includes(type)) continue;
    const message = `"${key}" carries no message "${type}"`;
    report({ place: below(place, 'messages', index), message, hint: didYouMean(type, carried) });
  }
}
