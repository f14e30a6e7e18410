import type { Location, Range } from '../../diagnostic.ts';
import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type ContractSymbol, symbolKey } from '../references/symbol.ts';
import { targetAt, targetOfFile } from '../target.ts';

/** A channel, a message or an agent, from which messages are followed on. */
export interface CallItem extends Location {
  readonly symbol: ContractSymbol;
  readonly detail: string;
  readonly whole: Range;
}

/** One that sends to an item or receives from it. */
export interface Call {
  readonly item: CallItem;
  /** Where it says so: in the file of the one that sends. */
  readonly from: readonly Range[];
}

/** What a symbol stands for; undefined: nobody sends to it. */
export function callItem(workspace: Workspace, symbol: ContractSymbol): CallItem | undefined {
  const { channels, agents, messages } = linksOf(workspace);
  const { kind, name } = symbol;
  if (kind === 'agent') {
    const agent = agents.get(name);
    return agent && agentItem(agent);
  }
  if (kind === 'channel') {
    const channel = channels.get(name);
    return channel && { symbol, detail: channel.resolved.address ?? '', ...targetAt(channel.place) };
  }
  const file = kind === 'message' ? messages.get(name)?.document.path : undefined;
  return file === undefined ? undefined : { symbol, detail: file, ...targetOfFile(file) };
}

/** An agent, at its name. */
function agentItem({ name, place, description = '' }: AgentDeclaration): CallItem {
  const target = targetAt(below(place, 'agent'), 'value');
  return { symbol: { kind: 'agent', name }, detail: description, ...target };
}

/** Calls, one for each agent. */
export class CallList {
  readonly #calls = new Map<string, { readonly item: CallItem; readonly from: Range[] }>();

  add(agent: AgentDeclaration, range: Range): void {
    const key = symbolKey({ kind: 'agent', name: agent.name });
    const call = this.#calls.get(key) ?? { item: agentItem(agent), from: [] };
    this.#calls.set(key, call);
    if (!call.from.some(({ start }) => start.offset === range.start.offset)) call.from.push(range);
  }

  list(): readonly Call[] {
    return [...this.#calls.values()];
  }
}
