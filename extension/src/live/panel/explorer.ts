import {
  type Disposable,
  type ExtensionContext,
  ViewColumn,
  type WebviewPanel,
  type WebviewView,
  commands,
  window,
} from 'vscode';
import type { LiveSession } from '../session.ts';
import { ExplorerPage } from './page.ts';

const viewId = 'parley.messages';
const tabType = 'parley.messagesTab';

/** The explorer in the panel, and in tabs of the editor. Its pages keep their state themselves; nothing is retained. */
export class Explorer implements Disposable {
  readonly #context: ExtensionContext;
  readonly #session: LiveSession;
  /** Called when a page comes into sight. */
  readonly #onShown: () => void;
  #view: ExplorerPage | undefined;
  #tab: { readonly panel: WebviewPanel; readonly page: ExplorerPage } | undefined;
  /** For a view that is only being opened. */
  #query: string | undefined;

  constructor(context: ExtensionContext, session: LiveSession, onShown: () => void) {
    this.#context = context;
    this.#session = session;
    this.#onShown = onShown;
    context.subscriptions.push(
      this,
      window.registerWebviewViewProvider(viewId, {
        resolveWebviewView: (view) => {
          this.#resolve(view);
        },
      }),
      window.registerWebviewPanelSerializer(tabType, {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(panel);
          return Promise.resolve();
        },
      }),
    );
  }

  /** Shows the panel, with the messages of a query if there is one; a tab that is in sight is taken instead. */
  async show(query?: string): Promise<void> {
    if (this.#tab?.panel.visible === true) {
      if (query !== undefined) this.#tab.page.show(query);
      return;
    }
    this.#query = query;
    await commands.executeCommand(`${viewId}.focus`);
    this.#handOver();
  }

  /** Shows the explorer as a tab of the editor. */
  openTab(query?: string): void {
    if (this.#tab === undefined) this.#adopt(window.createWebviewPanel(tabType, '', ViewColumn.Active));
    else this.#tab.panel.reveal();
    if (query !== undefined) this.#tab?.page.show(query);
  }

  dispose(): void {
    this.#view?.dispose();
    this.#tab?.page.dispose();
  }

  #resolve(view: WebviewView): void {
    this.#view?.dispose();
    const page = new ExplorerPage(view.webview, this.#session, this.#context.extensionUri);
    this.#view = page;
    view.onDidChangeVisibility(() => {
      if (!view.visible) page.hide();
    });
    view.onDidDispose(() => {
      page.dispose();
      if (this.#view === page) this.#view = undefined;
    });
    this.#handOver();
    this.#onShown();
  }

  #adopt(panel: WebviewPanel): void {
    panel.title = 'Parley: Messages';
    const page = new ExplorerPage(panel.webview, this.#session, this.#context.extensionUri);
    this.#tab = { panel, page };
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.hide();
    });
    panel.onDidDispose(() => {
      page.dispose();
      if (this.#tab?.panel === panel) this.#tab = undefined;
    });
    this.#onShown();
  }

  #handOver(): void {
    if (this.#view === undefined || this.#query === undefined) return;
    this.#view.show(this.#query);
    this.#query = undefined;
  }
}
