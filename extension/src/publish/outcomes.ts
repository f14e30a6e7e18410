import type { Sent } from '@parley/explorer/live';
import { EventEmitter, type Disposable, type Uri, workspace } from 'vscode';

/** What came of a message that a document shows. */
export type Outcome =
  | { readonly kind: 'under-way'; readonly waits: boolean }
  | { readonly kind: 'sent'; readonly sent: Extract<Sent, { readonly kind: 'sent' }> }
  | { readonly kind: 'failed'; readonly reason: string };

/** What came of the messages of all open documents. */
export class Outcomes implements Disposable {
  readonly #byUri = new Map<string, Outcome>();
  readonly #changes = new EventEmitter<void>();
  readonly #listening: Disposable;

  readonly onChange = this.#changes.event;

  constructor() {
    this.#listening = workspace.onDidCloseTextDocument(({ uri }) => {
      this.#byUri.delete(uri.toString());
    });
  }

  of(uri: Uri): Outcome | undefined {
    return this.#byUri.get(uri.toString());
  }

  /** Undefined: nothing was sent. */
  set(uri: Uri, outcome: Outcome | undefined): void {
    if (outcome === undefined) this.#byUri.delete(uri.toString());
    else this.#byUri.set(uri.toString(), outcome);
    this.#changes.fire();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changes.dispose();
  }
}
