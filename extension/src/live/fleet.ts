import { type Disposable, type Terminal, commands, window } from 'vscode';

/** What runs an agent. */
export interface RunnableAgent {
  readonly name: string;
  readonly run: string;
}

export interface FleetOptions {
  readonly folder: string;
  /** PARLEY_BROKER of all of them; absent: they know theirs. */
  readonly broker: string | undefined;
}

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
  run(agents: readonly RunnableAgent[], { folder, broker }: FleetOptions): readonly Terminal[] {
    this.stop();
    for (const { name, run } of agents) {
      const environment = broker === undefined ? {} : { env: { PARLEY_BROKER: broker } };
      const terminal = window.createTerminal({ name, cwd: folder, isTransient: true, ...environment });
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
