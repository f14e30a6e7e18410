import type { AgentDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type Participant, channelsOf, participantsOf } from '../participants.ts';

/** Two agents of which the first sends what the second takes; replies are no calls. */
export interface AgentCall {
  readonly sender: Participant;
  readonly receiver: Participant;
}

const sending: ReadonlySet<string> = new Set<Participant['role']>(['sends', 'fallback']);
const receiving: ReadonlySet<string> = new Set<Participant['role']>(['receives', 'backup', 'pattern']);

/** The agents whose messages an agent takes. */
export function callsTo(workspace: Workspace, name: string): readonly AgentCall[] {
  return agentsCalled(workspace, name).flatMap((agent) => {
    const channels = new Set(agent.receives.flatMap(({ key }) => channelsOf(workspace, key)));
    return callsOn(workspace, channels).filter(({ receiver }) => receiver.agent === agent);
  });
}

/** The agents that take what an agent sends. */
export function callsFrom(workspace: Workspace, name: string): readonly AgentCall[] {
  return agentsCalled(workspace, name).flatMap((agent) => {
    const keys = agent.sends.flatMap(({ key, options }) => [key, options.fallback ?? []].flat());
    const channels = new Set(keys.flatMap((key) => channelsOf(workspace, key)));
    return callsOn(workspace, channels).filter(({ sender }) => sender.agent === agent);
  });
}

function agentsCalled(workspace: Workspace, name: string): readonly AgentDeclaration[] {
  const agent = linksOf(workspace).agents.get(name);
  return agent === undefined ? [] : [agent];
}

function callsOn(workspace: Workspace, channels: Iterable<ChannelDeclaration>): readonly AgentCall[] {
  const calls: AgentCall[] = [];
  for (const channel of channels) {
    const { senders, receivers } = participantsOf(workspace, channel);
    for (const sender of senders.filter(({ role }) => sending.has(role)))
      for (const receiver of receivers.filter(({ role }) => receiving.has(role)))
        if (sender.messages.some((type) => receiver.messages.includes(type)))
          calls.push({ sender, receiver });
  }
  return calls;
}
