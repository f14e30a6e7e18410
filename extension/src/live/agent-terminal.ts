import type { TerminalOptions } from 'vscode';

/** An agent that the configuration says how to run. */
export interface RunnableAgent {
  readonly name: string;
  readonly run: string;
}

/** Where agents run. */
export interface AgentPlace {
  readonly folder: string;
  /** The address of the broker; absent: they know theirs. */
  readonly broker: string | undefined;
}

/** The terminal of an agent; it is told what `parley dev` tells it, too. */
export function agentTerminal(name: string, { folder, broker }: AgentPlace): TerminalOptions {
  const address = broker === undefined ? {} : { PARLEY_BROKER: broker };
  return { name, cwd: folder, isTransient: true, env: { PARLEY_AGENT: name, ...address } };
}
