import type { EngineMessage, LivePage } from '@parley/explorer/live';
import { type Disposable, Uri, type Webview, commands, workspace } from 'vscode';
import type { LiveSession } from '../session.ts';
import { openEdit } from './open-edit.ts';
import { openPlace } from './open-place.ts';
import { type Notice, explorerHtml, noticeHtml, pageCommands } from './page-html.ts';

/** One webview with the explorer in it: the page while a broker is watched, and a few words while not. */
export class ExplorerPage implements Disposable {
  readonly #webview: Webview;
  readonly #session: LiveSession;
  readonly #folder: Uri;
  readonly #disposables: Disposable[];
  #line: LivePage | undefined;
  /** To show as soon as the page is there. */
  #query: string | undefined;
  #isReady = false;
  #isVisible = true;
  /** What the page missed while it was hidden; it asks for the rest itself. */
  #missed: EngineMessage | undefined;
  /** When it came into sight, as long as it was not told. */
  #shownAtMs: number | undefined = Date.now();

  constructor(webview: Webview, session: LiveSession, extension: Uri) {
    this.#webview = webview;
    this.#session = session;
    this.#folder = Uri.joinPath(extension, 'dist', 'bundle', 'page');
    webview.options = {
      enableScripts: true,
      enableCommandUris: [...pageCommands],
      localResourceRoots: [this.#folder],
    };
    this.#disposables = [
      webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
      session.onChange(() => {
        this.#draw();
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        this.#draw();
      }),
    ];
    this.#draw();
  }

  /** Shows the messages of a query. */
  show(query: string): void {
    this.#query = query;
    if (this.#isReady) this.#tellQuery();
  }

  /** Into sight or out of it: a hidden page stands still, and costs nothing but its memory. */
  turn(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return;
    this.#isVisible = isVisible;
    if (!isVisible) return;
    this.#shownAtMs = Date.now();
    if (this.#isReady) this.#tellShown();
  }

  dispose(): void {
    this.#line?.close();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #draw(): void {
    this.#line?.close();
    this.#isReady = false;
    this.#missed = undefined;
    this.#line = this.#session.openPage((message) => {
      if (this.#isVisible || message.kind !== 'changed') void this.#webview.postMessage(message);
      else this.#missed = message;
    });
    this.#webview.html =
      this.#line === undefined
        ? noticeHtml(noticeOf(this.#session))
        : explorerHtml(this.#webview, this.#folder);
  }

  /** What a page sends is not trusted. */
  #receive(message: unknown): void {
    if (typeof message !== 'object' || message === null) return;
    const { kind, question, place, of, what, files } = message as Readonly<Record<string, unknown>>;
    if (kind === 'question') {
      this.#line?.send(question);
      if (!this.#isReady) {
        this.#isReady = true;
        this.#tellShown();
      }
      this.#tellQuery();
    } else if (kind === 'open' && this.#session.state.kind === 'on') {
      void openPlace(this.#session.state.root, place);
    } else if (kind === 'edit' && this.#session.state.kind === 'on') {
      void openEdit(this.#session.state.root, files);
    } else if (kind === 'handler') void commands.executeCommand('parley.openHandler', of);
    else if (kind === 'write') void commands.executeCommand('parley.publish', what);
  }

  /** The page measures how long it took until the user saw what there is. */
  #tellShown(): void {
    if (this.#missed !== undefined) void this.#webview.postMessage(this.#missed);
    this.#missed = undefined;
    if (this.#shownAtMs === undefined) return;
    void this.#webview.postMessage({ kind: 'shown', atMs: this.#shownAtMs });
    this.#shownAtMs = undefined;
  }

  #tellQuery(): void {
    if (this.#query === undefined) return;
    void this.#webview.postMessage({ kind: 'show', query: this.#query });
    this.#query = undefined;
  }
}

function noticeOf({ state }: LiveSession): Notice {
  if (!workspace.isTrusted) {
    const text = 'Nothing connects in a workspace that is not trusted.';
    return { title: 'Restricted Mode', text, links: [] };
  }
  if (state.kind === 'connecting')
    return { title: 'Connecting', text: 'The messages will show up here.', links: [] };
  return {
    title: 'No broker is watched',
    text: 'Connect to the broker of the workspace to see its messages, judged by the contracts. Or start one here: it lives as long as this window.',
    links: [
      { title: 'Connect', command: 'parley.connect' },
      { title: 'Other Broker...', command: 'parley.pickBroker' },
      { title: 'Start a Broker', command: 'parley.startBroker' },
    ],
  };
}
