import { type Disposable, type Terminal, commands, window } from 'vscode';
import { type AgentPlace, type RunnableAgent, agentTerminal } from './agent-terminal.ts';

/** The agents that were started together, a terminal each: what they say, how they end, and Ctrl-C are where one expects them. */
export class Fleet implements Disposable {
  readonly #terminals = new Map<string, Terminal>();
  readonly #closing: Disposable;

  constructor() {
    this.#closing = window.onDidCloseTerminal((closed) => {
      for (const [name, terminal] of this.#terminals) if (terminal === closed) this.#terminals.delete(name);
      this.#tell();
    });
  }

  /** Starts them, anew where they run already. */
  run(agents: readonly RunnableAgent[], place: AgentPlace): readonly Terminal[] {
    this.stop();
    for (const { name, run } of agents) {
      const terminal = window.createTerminal(agentTerminal(name, place));
      this.#terminals.set(name, terminal);
      terminal.sendText(run);
    }
    this.#tell();
    return [...this.#terminals.values()];
  }

  stop(): void {
    for (const terminal of this.#terminals.values()) terminal.dispose();
    this.#terminals.clear();
    this.#tell();
  }

  dispose(): void {
    this.#closing.dispose();
    this.stop();
  }

  #tell(): void {
    void commands.executeCommand('setContext', 'parley.agentsRun', this.#terminals.size > 0);
  }
}
