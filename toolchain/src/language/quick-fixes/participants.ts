import type { AgentDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { participantsOf } from '../participants.ts';
import { type Change, fix, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';
import { createAgent } from './new-names.ts';

/** More choices than that are no help. */
const maxChoices = 8;

type Side = 'receives' | 'sends';

/** The channel that a finding names, in a channel file or in an agent's. */
function channelOf({ workspace, keys, value, finding }: FixRequest): ChannelDeclaration | undefined {
  const name = finding.code === 'FALLBACK_WITHOUT_RECEIVER' ? value : keys[1];
  return linksOf(workspace).channels.get(typeof name === 'string' ? name : '');
}

/** An agent that is there, or a new one, takes part in the channel. */
const takePart =
  (side: Side): Fixer =>
  (request) => {
    const channel = channelOf(request);
    return channel === undefined ? [] : partFixes(request.workspace, channel, side);
  };

function partFixes(workspace: Workspace, channel: ChannelDeclaration, side: Side): readonly Fix[] {
  const { name } = channel;
  const verb = side === 'receives' ? 'receive' : 'send';
  const { senders, receivers } = participantsOf(workspace, channel);
  const taken = new Set(
    [...senders, ...receivers].map(({ agent, role }) =>
      role === 'pattern' && channel.resolved.reply !== null ? '' : agent.name,
    ),
  );
  const free = workspace.agents.filter((agent) => !agent.imported && !taken.has(agent.name));
  const chosen = [...free]
    .sort((left, right) => nearness(right, name) - nearness(left, name))
    .slice(0, maxChoices);
  const existing = chosen.flatMap((agent) =>
    fix(`Let "${agent.name}" ${verb} "${name}"`, 'look', entryOf(agent, side, name)),
  );
  const stem = name.replaceAll('.', '-') + (side === 'receives' ? '-receiver' : '-sender');
  const created = fix(
    `Create an agent that ${side} "${name}"`,
    'look',
    ...createAgent(workspace, stem, { [side]: { [name]: {} } }),
  );
  return [...existing, ...created];
}

/** Whoever has to do with channels of the same beginning comes first. */
function nearness(agent: AgentDeclaration, channel: string): number {
  const [first = ''] = channel.split('.');
  return [...agent.receives, ...agent.sends].filter(({ key }) => key.startsWith(`${first}.`)).length;
}

function entryOf(agent: AgentDeclaration, side: Side, channel: string): Change {
  const isThere = agent.raw[side] !== undefined;
  return isThere ? set(below(agent.place, side), channel, {}) : set(agent.place, side, { [channel]: {} });
}

/** People are told by an agent that takes escalations. */
const tellPeople: Fixer = ({ workspace }) => {
  const channel = 'parley.events.escalation';
  const existing = workspace.agents
    .filter(({ imported }) => !imported)
    .slice(0, maxChoices)
    .flatMap((agent) =>
      fix(`Let "${agent.name}" receive "${channel}"`, 'look', entryOf(agent, 'receives', channel)),
    );
  const created = createAgent(workspace, 'escalation-desk', { receives: { [channel]: {} } });
  return [...existing, ...fix(`Create an agent that receives "${channel}"`, 'look', ...created)];
};

export const participantFixes: Fixers = {
  CHANNEL_UNUSED: (request) => [...takePart('receives')(request), ...takePart('sends')(request)],
  SEND_WITHOUT_RECEIVER: takePart('receives'),
  RESPONDER_MISSING: takePart('receives'),
  FALLBACK_WITHOUT_RECEIVER: takePart('receives'),
  RECEIVE_WITHOUT_SENDER: takePart('sends'),
  REQUEST_WITHOUT_SENDER: takePart('sends'),
  MANUAL_WITHOUT_RECEIVER: tellPeople,
};
