import { contractsChangedMethod } from '@parley/language-server/contracts';
import { type CancellationToken, CodeLens, type TextDocument, window, workspace } from 'vscode';
import type { BaseLanguageClient, ProvideCodeLensesSignature } from 'vscode-languageclient';
import { lensTitle } from '../../lens-title.ts';
import type { Figures } from '../figures.ts';
import { symbolOf } from '../commands/live-command.ts';
import type { LiveShell } from '../live-shell.ts';
import { agentWords, channelWords } from './words.ts';

/** More often nobody reads it. */
const everyMs = 1000;

/** What the server said of a document, as long as that is true. */
interface KnownLenses {
  readonly version: number;
  readonly revision: number;
  readonly lenses: readonly CodeLens[];
}

/**
 * Figures beside the lines above declarations, while a broker is watched. They stand in the line that the server's lenses
 * have, behind them, so that nothing moves when they come, change and go.
 */
export function registerLiveLenses(live: LiveShell): void {
  const { shell, session } = live;
  const lenses = new LiveLenses(live);
  shell.context.subscriptions.push(
    lenses,
    session.onChange(() => {
      lenses.restart();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('parley.live.codeLens')) lenses.restart();
    }),
  );
  void shell.client.then((client) => {
    lenses.use(client);
  });
}

class LiveLenses {
  readonly #live: LiveShell;
  readonly #known = new WeakMap<TextDocument, KnownLenses>();
  /** What each document shows now. */
  readonly #shown = new WeakMap<TextDocument, string>();
  #client: BaseLanguageClient | undefined;
  #revision = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(live: LiveShell) {
    this.#live = live;
  }

  use(client: BaseLanguageClient): void {
    this.#client = client;
    client.onNotification(contractsChangedMethod, () => {
      this.#revision += 1;
    });
    client.middleware.provideCodeLenses = (document, token, next) => this.#provide(document, token, next);
  }

  /** Shows figures from now on, or none. */
  restart(): void {
    clearInterval(this.#timer);
    this.#timer = this.#isOn
      ? setInterval(() => {
          this.#refresh();
        }, everyMs)
      : undefined;
    this.#refresh();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  get #isOn(): boolean {
    const isWanted = workspace.getConfiguration('parley').get<boolean>('live.codeLens', true);
    return isWanted && this.#live.session.state.kind === 'on';
  }

  async #provide(
    document: TextDocument,
    token: CancellationToken,
    next: ProvideCodeLensesSignature,
  ): Promise<CodeLens[] | null | undefined> {
    const { version } = document;
    const revision = this.#revision;
    const known = this.#known.get(document);
    const isKnown = known?.version === version && known.revision === revision;
    // The figures change every second, and what the server says does not.
    const lenses = isKnown && this.#isOn ? known.lenses : await next(document, token);
    if (!lenses) return lenses;
    this.#known.set(document, { version, revision, lenses });
    const live = this.#liveLenses(lenses);
    this.#shown.set(document, textOf(live));
    return [...lenses, ...live];
  }

  /** Has the editors ask again where they would show something else. */
  #refresh(): void {
    for (const { document } of window.visibleTextEditors) {
      const known = this.#known.get(document);
      if (known === undefined) continue;
      if (textOf(this.#liveLenses(known.lenses)) === this.#shown.get(document)) continue;
      const feature = this.#client?.getFeature('textDocument/codeLens');
      feature?.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
      // It is one provider for all documents.
      return;
    }
  }

  #liveLenses(lenses: readonly CodeLens[]): readonly CodeLens[] {
    const { session, figures } = this.#live;
    const { state } = session;
    if (!this.#isOn || state.kind !== 'on') return [];
    return lenses.flatMap(({ range, command }) => {
      if (command?.command !== 'parley.showMessages') return [];
      const options = (command.arguments?.[0] ?? {}) as Readonly<Record<string, unknown>>;
      const symbol = symbolOf(options);
      if (symbol === undefined || options.root !== state.root) return [];
      const title = lensTitle('pulse', wordsOf(symbol, figures.current));
      const tooltip = `What was seen of it at ${state.watched.label}`;
      return [new CodeLens(range, { title, tooltip, command: command.command, arguments: [options] })];
    });
  }
}

function textOf(lenses: readonly CodeLens[]): string {
  return lenses.map(({ command }) => command?.title ?? '').join('\n');
}

function wordsOf(
  { kind, name }: { readonly kind: string; readonly name: string },
  figures: Figures | undefined,
): string {
  if (figures === undefined) return 'waiting for messages';
  const { traffic, agents } = figures;
  const nowMs = Date.now();
  if (kind === 'agent') {
    const sent = traffic.agents.find(({ agent }) => agent === name);
    return agentWords(
      sent,
      agents.instances.filter(({ agent }) => agent === name),
      nowMs,
    );
  }
  if (kind === 'message')
    return channelWords(
      traffic.types.find(({ type }) => type === name),
      nowMs,
    );
  return channelWords(
    traffic.channels.find(({ channel }) => channel === name),
    nowMs,
  );
}
