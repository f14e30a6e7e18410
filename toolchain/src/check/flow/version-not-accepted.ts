import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf, receivedMessages } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { groupBy } from '../../model/group-by.ts';
import { type Roles, acceptedTypes, rolesOf, sentTypes } from '../roles.ts';
import type { Finding, Rule } from '../rule.ts';
import { baseOf } from './versions.ts';

export const versionNotAccepted: Rule = {
  id: 'VERSION_NOT_ACCEPTED',
  severity: 'warning',
  summary: 'A receiver takes other versions of a message than a sender sends.',
  each: 'agent',
  check: (agent, report, workspace) => {
    for (const send of agent.sends) {
      const channel = linksOf(workspace).channels.get(send.key);
      if (channel === undefined) continue;
      const roles = rolesOf(workspace, channel.name);
      const takers = [...roles.receivers, ...roles.observers];
      if (takers.every(({ receive }) => receive.messages === undefined)) continue;
      const accepted = acceptedTypes(workspace, takers);
      // What nobody takes is an error of its own.
      const taken = sentTypes({ agent, send }, channel).filter((type) => accepted.has(type));
      for (const [base, versions] of groupBy(taken, baseOf)) {
        for (const other of strangersTo(workspace, { roles, base, versions })) {
          const at = send.messages === undefined ? -1 : send.messages.indexOf(versions[0] ?? '');
          report(findingOf(channel, { send, at, versions, ...other }));
        }
      }
    }
  },
};

interface Stranger {
  readonly receiver: Roles['receivers'][number];
  /** The versions that it takes instead. */
  readonly takes: readonly string[];
}

interface Sent {
  readonly roles: Roles;
  readonly base: string;
  readonly versions: readonly string[];
}

/** Receivers that take a message of this name, but none of the versions that are sent. */
function strangersTo(workspace: Workspace, { roles, base, versions }: Sent): readonly Stranger[] {
  const { channels } = linksOf(workspace);
  return [...roles.receivers, ...roles.observers].flatMap((receiver) => {
    const takes = receivedMessages(receiver.receive, channels).filter((type) => baseOf(type) === base);
    const isStranger = takes.length > 0 && !takes.some((type) => versions.includes(type));
    return isStranger ? [{ receiver, takes }] : [];
  });
}

function findingOf(
  channel: ChannelDeclaration,
  {
    send,
    at,
    versions,
    receiver,
    takes,
  }: Stranger & { send: Roles['senders'][number]['send']; at: number; versions: readonly string[] },
): Finding {
  return {
    place: at < 0 ? send.place : below(send.place, 'messages', at),
    part: at < 0 ? 'key' : 'value',
    message: `"${receiver.agent.name}" takes only ${list(takes)} of "${channel.name}", but ${list(versions)} is sent: it gets none`,
    hint: `until every receiver takes ${list(versions)}, send ${list(takes)} as well`,
    related: [
      {
        place: below(receiver.receive.place, 'messages'),
        message: `"${receiver.agent.name}" takes ${list(takes)}`,
      },
    ],
  };
}

function list(types: readonly string[]): string {
  return types.map((type) => `"${type}"`).join(', ');
}
