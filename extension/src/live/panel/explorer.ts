import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type ViewBadge,
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

/**
 * Hidden pages stay as they are, and stand still: a page holds 2 MB and 1,900 nodes with 100,000 messages captured, since these
 * are in the worker, and to load it anew takes longer than one waits.
 */
const retained = { retainContextWhenHidden: true } as const;

/** The explorer in the panel, and in tabs of the editor. */
export class Explorer implements Disposable {
  readonly #context: ExtensionContext;
  readonly #session: LiveSession;
  /** Called when a page comes into sight. */
  readonly #onShown: () => void;
  #view: ExplorerPage | undefined;
  #tab: { readonly panel: WebviewPanel; readonly page: ExplorerPage } | undefined;
  /** For a view that is only being opened. */
  #query: string | undefined;
  #panel: WebviewView | undefined;
  #badge: ViewBadge | undefined;
  readonly #visible = new EventEmitter<undefined>();

  /** Fires when a page comes into sight, or goes out of it. */
  readonly onVisible = this.#visible.event;

  constructor(context: ExtensionContext, session: LiveSession, onShown: () => void) {
    this.#context = context;
    this.#session = session;
    this.#onShown = onShown;
    context.subscriptions.push(
      this,
      this.#visible,
      window.registerWebviewViewProvider(
        viewId,
        {
          resolveWebviewView: (view) => {
            this.#resolve(view);
          },
        },
        { webviewOptions: retained },
      ),
      window.registerWebviewPanelSerializer(tabType, {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(panel);
          return Promise.resolve();
        },
      }),
    );
  }

  /** Whether the user sees one of the pages. */
  get isVisible(): boolean {
    return this.#panel?.visible === true || this.#tab?.panel.visible === true;
  }

  /** Something to be told on the hidden panel. */
  setBadge(badge: ViewBadge | undefined): void {
    this.#badge = badge;
    if (this.#panel !== undefined) this.#panel.badge = badge;
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
    if (this.#tab === undefined)
      this.#adopt(window.createWebviewPanel(tabType, '', ViewColumn.Active, retained));
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
    this.#panel = view;
    view.badge = this.#badge;
    view.onDidChangeVisibility(() => {
      this.#turn(page, view.visible);
    });
    view.onDidDispose(() => {
      page.dispose();
      if (this.#view !== page) return;
      this.#view = undefined;
      this.#panel = undefined;
    });
    this.#handOver();
    this.#onShown();
    this.#visible.fire(undefined);
  }

  #adopt(panel: WebviewPanel): void {
    panel.title = 'Parley: Messages';
    const page = new ExplorerPage(panel.webview, this.#session, this.#context.extensionUri);
    this.#tab = { panel, page };
    panel.onDidChangeViewState(() => {
      this.#turn(page, panel.visible);
    });
    panel.onDidDispose(() => {
      page.dispose();
      if (this.#tab?.panel === panel) this.#tab = undefined;
    });
    this.#onShown();
  }

  #turn(page: ExplorerPage, isVisible: boolean): void {
    page.turn(isVisible);
    this.#visible.fire(undefined);
  }

  #handOver(): void {
    if (this.#view === undefined || this.#query === undefined) return;
    this.#view.show(this.#query);
    this.#query = undefined;
  }
}
