import type { KnownContracts } from '@parley/language-server/contracts';
import { contractsChangedMethod } from '@parley/language-server/contracts';
import { EventEmitter } from 'vscode';
import { askServer } from '../language/server-commands.ts';
import type { Shell } from '../shell.ts';

/** While somebody types the lists wait. */
const delayMs = 400;

/** What the workspaces declare, kept up to date as long as somebody looks. */
export class DeclaredContracts {
  readonly #shell: Shell;
  readonly #changes = new EventEmitter<undefined>();
  readonly #isSeen: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOld = true;
  #all: readonly KnownContracts[] = [];

  readonly onChange = this.#changes.event;

  constructor(shell: Shell, isSeen: () => boolean) {
    this.#shell = shell;
    this.#isSeen = isSeen;
    void shell.client.then((client) =>
      client.onNotification(contractsChangedMethod, () => {
        this.#isOld = true;
        this.look(delayMs);
      }),
    );
  }

  get all(): readonly KnownContracts[] {
    return this.#all;
  }

  /** Asks the server if what is known is old, and somebody sees it. */
  look(afterMs = 0): void {
    if (!this.#isOld || !this.#isSeen()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#ask().catch((error: unknown) => {
        this.#shell.output.warn(error instanceof Error ? error.message : String(error));
      });
    }, afterMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changes.dispose();
  }

  async #ask(): Promise<void> {
    this.#isOld = false;
    this.#all = await askServer<readonly KnownContracts[]>(this.#shell, 'contracts');
    this.#changes.fire(undefined);
  }
}
