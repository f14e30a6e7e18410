import type { WatchedInstance } from '@parley/explorer/live';
import type { KnownContracts } from '@parley/language-server/contracts';
import type { TreeFigures } from './live-figures.ts';
import type { Node } from './tree.ts';

type KnownAgent = KnownContracts['agents'][number];

/** The agents, with their instances while a broker is watched, and the channels that they use. */
export function agentNodes(contracts: KnownContracts, figures: TreeFigures | undefined): readonly Node[] {
  return contracts.agents.map((agent): Node => {
    const instances = figures?.agents.instances.filter((each) => each.agent === agent.name) ?? [];
    const state = stateOf(agent, figures === undefined ? undefined : instances);
    return {
      id: `${contracts.root} ${agent.name}`,
      label: agent.name,
      ...state,
      place: agent.place,
      symbol: { kind: 'agent', name: agent.name },
      context: agent.run === undefined ? 'agent' : 'agent runnable',
      children: [
        ...instances.map((instance) => instanceNode(contracts.root, instance)),
        ...agent.receives.map((channel) => channelNode(contracts, { agent, channel, does: 'receives' })),
        ...agent.sends.map((channel) => channelNode(contracts, { agent, channel, does: 'sends' })),
      ],
    };
  });
}

type Look = Pick<Node, 'icon' | 'color' | 'description' | 'tooltip'>;

/** In words and by its form, not by colour alone. */
function stateOf({ external, name }: KnownAgent, instances: readonly WatchedInstance[] | undefined): Look {
  if (instances === undefined || (external && instances.length === 0))
    return { icon: external ? 'plug' : 'person', description: external ? 'external' : undefined };
  const words = instances.map((each) => `${each.instance} ${wordOf(each)}`).join(', ');
  return { ...lookOf(instances), tooltip: `${name}: ${words || 'nothing heard of it'}` };
}

function lookOf(instances: readonly WatchedInstance[]): Look {
  const up = instances.filter(({ state }) => state === 'online');
  if (up.length > 0) return { icon: 'pass-filled', color: 'testing.iconPassed', description: upWords(up) };
  const late = instances.find(({ state }) => state !== 'offline');
  if (late !== undefined)
    return { icon: 'clock', color: 'list.warningForeground', description: wordOf(late) };
  if (instances.some(({ cause }) => cause === 'will'))
    return { icon: 'error', color: 'list.errorForeground', description: 'lost' };
  return { icon: 'circle-outline', description: instances.length > 0 ? 'stopped' : 'not there' };
}

function upWords(up: readonly WatchedInstance[]): string {
  const front = up.find(({ isFront }) => isFront)?.instance;
  return `${up.length > 1 ? `${String(up.length)} up` : 'up'}${front === undefined ? '' : `, front ${front}`}`;
}

function wordOf({ state, cause }: WatchedInstance): string {
  if (state === 'online') return 'up';
  if (state !== 'offline') return state;
  return cause === 'will' ? 'lost' : cause === 'retired' ? 'retired' : 'stopped';
}

function instanceNode(root: string, instance: WatchedInstance): Node {
  const isUp = instance.state === 'online';
  const { health } = instance;
  const load =
    health === undefined ? '' : `, ${String(health.inFlight)} in flight, ${String(health.queued)} waiting`;
  return {
    id: `${root} ${instance.agent}/${instance.instance}`,
    label: instance.instance,
    description: `${wordOf(instance)}${instance.isFront ? ', front' : ''}${isUp ? load : ''}`,
    icon: isUp ? 'vm-running' : 'vm-outline',
    symbol: { kind: 'agent', name: `${instance.agent}/${instance.instance}` },
    context: 'instance',
  };
}

interface Used {
  readonly agent: KnownAgent;
  readonly channel: string;
  readonly does: 'receives' | 'sends';
}

function channelNode({ root, channels }: KnownContracts, { agent, channel, does }: Used): Node {
  return {
    id: `${root} ${agent.name} ${does} ${channel}`,
    label: channel,
    description: does,
    icon: does === 'receives' ? 'arrow-small-right' : 'arrow-small-left',
    place: channels.find(({ name }) => name === channel)?.place,
    symbol: { kind: 'channel', name: channel },
    context: 'channel',
  };
}
