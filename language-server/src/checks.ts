import type { Connection } from 'vscode-languageserver';
import { Publisher } from './diagnostics/publisher.ts';
import { type Idle, createIdle } from './idle.ts';
import { type Settings, defaultSettings } from './settings.ts';
import type { OpenWorkspace } from './workspaces/open-workspace.ts';

/** Looks for findings when a workspace changed and nothing else is to do, and shows them. */
export class Checks {
  readonly #publisher: Publisher;
  readonly #onError: (error: unknown) => void;
  /** Of each workspace that was checked: its next check, of which there is never more than one. */
  readonly #next = new Map<OpenWorkspace, Idle>();
  #settings: Settings = defaultSettings;

  constructor(connection: Connection) {
    this.#publisher = new Publisher((params) => void connection.sendDiagnostics(params));
    this.#onError = (error) => {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    };
  }

  set settings(settings: Settings) {
    this.#settings = settings;
    this.#checkAll();
  }

  /** `typed`: by the user in the editor, and not saved. */
  changed(workspace: OpenWorkspace, typed: boolean): void {
    const next = this.#next.get(workspace) ?? this.#createNext(workspace);
    if (!typed || this.#settings.checkOn === 'type') next.trigger();
  }

  saved(): void {
    if (this.#settings.checkOn === 'save') this.#checkAll();
  }

  gone(workspace: OpenWorkspace): void {
    this.#next.get(workspace)?.cancel();
    this.#next.delete(workspace);
    this.#publisher.clear(workspace.root);
  }

  /** Resolves when there is nothing left to check. */
  async idle(): Promise<void> {
    while ([...this.#next.values()].some(({ isWaiting }) => isWaiting)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  close(): void {
    for (const next of this.#next.values()) next.cancel();
    this.#next.clear();
  }

  #checkAll(): void {
    for (const next of this.#next.values()) next.trigger();
  }

  #createNext(workspace: OpenWorkspace): Idle {
    const next = createIdle(() => {
      // Its last word comes when all files are read.
      if (!workspace.isBusy) this.#publisher.update(workspace.root, workspace.snapshot().findings);
      else
        void workspace.ready().then(() => {
          next.trigger();
        });
    }, this.#onError);
    this.#next.set(workspace, next);
    return next;
  }
}
