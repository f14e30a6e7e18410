import type { ReceiveDeclaration } from '../../model/agent.ts';
import { linksOf, receivedMessages } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isMeant } from '../misspelt.ts';
import { acceptedTypes, rolesOf, sentTypes } from '../roles.ts';
import type { Rule } from '../rule.ts';
import { baseOf } from './versions.ts';

export const receiveNotSent: Rule = {
  id: 'RECEIVE_NOT_SENT',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'Nobody sends the messages to which an agent narrows a channel.',
  each: 'agent',
  check: ({ receives }, report, workspace) => {
    for (const receive of receives) {
      if (!isStarved(workspace, receive)) continue;
      const message = `nobody sends these on "${receive.key}", so nothing is received`;
      const related = rolesOf(workspace, receive.key).senders.map(({ agent, send }) => {
        return { place: below(send.place, 'messages'), message: `"${agent.name}" sends others` };
      });
      report({ place: below(receive.place, 'messages'), message, related });
    }
  },
};

/** Whether a channel has senders, all that they send is taken by somebody, and nothing of it by this receive. */
function isStarved(workspace: Workspace, receive: ReceiveDeclaration): boolean {
  const { channels } = linksOf(workspace);
  const channel = channels.get(receive.key);
  if (receive.messages === undefined || channel === undefined) return false;
  const { senders, receivers, observers, repliesOf } = rolesOf(workspace, channel.name);
  if (senders.length === 0 || repliesOf.length > 0 || isMeant(workspace, channel.name, 'sends')) return false;
  const wanted = receivedMessages(receive, channels);
  const sent = senders.flatMap((sender) => sentTypes(sender, channel));
  const accepted = acceptedTypes(workspace, [...receivers, ...observers]);
  // What no receiver takes, and what comes in another version, is told where it is sent.
  if (sent.some((type) => !accepted.has(type))) return false;
  const bases = new Set(sent.map(baseOf));
  return wanted.length > 0 && !wanted.some((type) => bases.has(baseOf(type)));
}
