import type { AgentDeclaration, ReceiveDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf, sentMessages } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const replyNotAccepted: Rule = {
  id: 'REPLY_NOT_ACCEPTED',
  severity: 'warning',
  summary: 'A requester narrows its reply channel to fewer messages than the responder may answer.',
  each: 'agent',
  check: (agent, report, workspace) => {
    for (const receive of agent.receives) {
      if (receive.messages === undefined) continue;
      const missing = missingReplies(workspace, agent, receive);
      if (missing.length === 0) continue;
      const types = missing.map(({ type }) => `"${type}"`).join(', ');
      const message = `"${agent.name}" awaits replies on "${receive.key}", but does not list ${types}, which may be the answer`;
      report({
        place: below(receive.place, 'messages'),
        message,
        hint: 'list every reply; which one comes is for the responder to say',
        related: missing.map(({ request }) => ({
          place: request.place,
          part: 'key',
          message: 'the request',
        })),
      });
    }
  },
};

interface MissingReply {
  readonly type: string;
  readonly request: ChannelDeclaration;
}

/** What the responders of an agent's requests may answer and its subset lacks, each once. */
function missingReplies(
  workspace: Workspace,
  agent: AgentDeclaration,
  { key, messages = [] }: ReceiveDeclaration,
): readonly MissingReply[] {
  const { channels } = linksOf(workspace);
  const missing = new Map<string, MissingReply>();
  for (const send of agent.sends) {
    const request = channels.get(send.key);
    if (request?.resolved.reply?.channel !== key) continue;
    for (const type of repliesTo(workspace, request))
      if (!messages.includes(type)) missing.set(type, { type, request });
  }
  return [...missing.values()];
}

/** The messages that the responders of a request may answer; without any: all of the reply channel. */
function repliesTo(workspace: Workspace, request: ChannelDeclaration): readonly string[] {
  const answers = linksOf(workspace).channels.get(request.resolved.reply?.channel ?? '');
  if (answers === undefined) return [];
  const { receivers } = rolesOf(workspace, request.name);
  if (receivers.length === 0) return answers.resolved.messages;
  return receivers.flatMap(({ agent }) => {
    const send = agent.sends.find(({ key }) => key === answers.name);
    return send === undefined ? answers.resolved.messages : sentMessages(send, answers);
  });
}
