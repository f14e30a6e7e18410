import type { Bundle } from '@parley/schemas';
import type { View } from '../query/view.ts';
import type { MessageStore } from '../store/store.ts';
import { goodVerdicts } from './good-verdicts.ts';
import { percentile } from './percentile.ts';
import type { AgentTraffic } from './protocol.ts';

interface Counting {
  sent: number;
  invalid: number;
  lastAtMs: number;
  readonly latencies: number[];
  readonly bars: Uint32Array;
  readonly invalidBars: Uint32Array;
}

const barCount = 48;
/** Agents that no contract names count too, but not without end. */
const maxAgents = 500;

/** What each agent sent among the rows of a view; the declared ones are there even when they sent nothing. */
export function countAgentTraffic(store: MessageStore, view: View, bundle: Bundle): readonly AgentTraffic[] {
  const agents = new Map<string, Counting>(Object.keys(bundle.agents).map((name) => [name, newCounting()]));
  countRows({ store, view, agents });
  return [...agents].map(([agent, counting]) => summarise(agent, counting, bundle));
}

interface CountScene {
  readonly store: MessageStore;
  readonly view: View;
  readonly agents: Map<string, Counting>;
}

function countRows({ store, view, agents }: CountScene): void {
  const { time, sender } = store.columns;
  const timeAt = (index: number) => time[(view.at(index) ?? 0) % store.capacity] ?? 0;
  const fromMs = timeAt(0);
  const spanMs = Math.max(1, timeAt(view.count - 1) - fromMs);
  const agentOf = agentNames(store, agents);
  view.each((row) => {
    const place = row % store.capacity;
    const counting = agentOf(sender[place] ?? 0);
    if (counting === undefined) return;
    const share = ((time[place] ?? 0) - fromMs) / spanMs;
    count(counting, { store, place, bar: Math.min(barCount - 1, Math.floor(share * barCount)) });
  });
}

interface Place {
  readonly store: MessageStore;
  readonly place: number;
  readonly bar: number;
}

function count(counting: Counting, { store, place, bar }: Place): void {
  const { time, verdict, latency } = store.columns;
  counting.sent += 1;
  counting.lastAtMs = time[place] ?? 0;
  counting.bars[bar] = (counting.bars[bar] ?? 0) + 1;
  if (!goodVerdicts.includes(verdict[place] ?? 0)) {
    counting.invalid += 1;
    counting.invalidBars[bar] = (counting.invalidBars[bar] ?? 0) + 1;
  }
  const took = latency[place] ?? NaN;
  if (!Number.isNaN(took)) counting.latencies.push(took);
}

/** Finds the counts of a sender; each sender's text is looked at once. */
function agentNames(
  store: MessageStore,
  agents: Map<string, Counting>,
): (sender: number) => Counting | undefined {
  const known = new Map<number, Counting | undefined>();
  return (sender) => {
    if (known.has(sender)) return known.get(sender);
    const [name = ''] = store.texts.text(sender).split('/');
    let counting = agents.get(name);
    if (counting === undefined && name !== '' && agents.size < maxAgents) {
      counting = newCounting();
      agents.set(name, counting);
    }
    known.set(sender, counting);
    return counting;
  };
}

function newCounting(): Counting {
  const bars = { bars: new Uint32Array(barCount), invalidBars: new Uint32Array(barCount) };
  return { sent: 0, invalid: 0, lastAtMs: 0, latencies: [], ...bars };
}

function summarise(agent: string, counting: Counting, bundle: Bundle): AgentTraffic {
  const { sent, invalid, lastAtMs, latencies, bars, invalidBars } = counting;
  return {
    agent,
    ...declaration(agent, bundle),
    isStandby: Object.values(bundle.agents).some(({ backup }) => backup === agent),
    sent,
    invalid,
    lastAtMs: lastAtMs === 0 ? undefined : lastAtMs,
    p95: percentile(latencies, 0.95),
    bars: [...bars],
    invalidBars: [...invalidBars],
  };
}

type Declaration = Pick<
  AgentTraffic,
  'isDeclared' | 'isExternal' | 'description' | 'capabilities' | 'receives' | 'sends' | 'backup'
>;

/** What the contracts say of an agent. */
function declaration(agent: string, { agents }: Bundle): Declaration {
  const declared = Object.hasOwn(agents, agent) ? agents[agent] : undefined;
  if (declared === undefined) return undeclared;
  const { external, description = '', capabilities, receives, sends, backup } = declared;
  return {
    ...{ isDeclared: true, isExternal: external, description, capabilities },
    ...{ receives: Object.keys(receives), sends: Object.keys(sends), backup: backup ?? undefined },
  };
}

const undeclared: Declaration = {
  ...{ isDeclared: false, isExternal: false, description: '', capabilities: [] },
  ...{ receives: [], sends: [], backup: undefined },
};
