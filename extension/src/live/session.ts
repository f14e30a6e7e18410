import { Worker } from 'node:worker_threads';
import {
  type FromWorker,
  type LiveClient,
  type LivePage,
  type ToWorker,
  type Watched,
  createLiveClient,
} from '@parley/explorer/live';
import { EventEmitter, Uri, commands, workspace } from 'vscode';
import type { Shell } from '../shell.ts';
import { assertTrusted } from './trust.ts';

/** What the editor watches now. */
export type LiveState =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'on'; readonly watched: Watched; readonly root: string };

/** What to watch: the workspace, and its broker if another one than it says is wanted. */
export interface ConnectOptions {
  /** The URI of a workspace of Parley. */
  readonly root: string;
  /** A name under `brokers`, or a URL. */
  readonly broker?: string | undefined;
}

interface Running {
  readonly worker: Worker;
  readonly client: LiveClient;
}

/** The worker that watches a broker for this window. Nothing runs before something is asked of it. */
export class LiveSession {
  readonly #shell: Shell;
  readonly #changes = new EventEmitter<LiveState>();
  #state: LiveState = { kind: 'off' };
  #running: Running | undefined;
  #localBroker: string | undefined;
  #wanted: ConnectOptions | undefined;

  /** Fires when the state is another one; also when another broker is watched. */
  readonly onChange = this.#changes.event;

  constructor(shell: Shell) {
    this.#shell = shell;
    shell.context.subscriptions.push(this.#changes, {
      dispose: () => {
        void this.#running?.worker.terminate();
      },
    });
  }

  get state(): LiveState {
    return this.#state;
  }

  /** The address of the broker that this window runs. */
  get localBroker(): string | undefined {
    return this.#localBroker;
  }

  /** What was asked for last; its broker is absent where it is just that of the configuration. */
  get wanted(): ConnectOptions | undefined {
    return this.#wanted;
  }

  /** Watches a broker; rejects when the configuration does not say rightly where it is. A broker that is away is waited for. */
  async connect(options: ConnectOptions): Promise<Watched> {
    assertTrusted();
    this.#wanted = options;
    this.#become({ kind: 'connecting' });
    try {
      const asked = { folder: folderOf(options.root), broker: options.broker };
      const watched = await this.#client().ask('connect', asked);
      if (this.#wanted === options) this.#become({ kind: 'on', watched, root: options.root });
      return watched;
    } catch (error) {
      if (this.#wanted === options) this.#become({ kind: 'off' });
      throw error;
    }
  }

  async disconnect(): Promise<void> {
    await this.#running?.client.ask('disconnect', {});
    this.#become({ kind: 'off' });
    await this.#rest();
  }

  /** The contracts on the disk are others, and with them maybe the broker. */
  async reload(): Promise<void> {
    const wanted = this.#wanted;
    if (this.#state.kind !== 'on' || this.#running === undefined || wanted === undefined) return;
    const { isElsewhere } = await this.#running.client.ask('reload', {});
    if (isElsewhere && this.#wanted === wanted) await this.connect({ ...wanted });
  }

  /** Starts a broker of this window's own; gives its address. */
  async startBroker(root: string): Promise<string> {
    assertTrusted();
    const { url } = await this.#client().ask('startBroker', { folder: folderOf(root) });
    this.#setLocalBroker(url);
    return url;
  }

  async stopBroker(): Promise<void> {
    await this.#running?.client.ask('stopBroker', {});
    this.#setLocalBroker(undefined);
    await this.#rest();
  }

  /** The worker, for what needs no connection. */
  use(): LiveClient {
    assertTrusted();
    return this.#client();
  }

  /** A page's line to the engine; undefined while nothing is watched. */
  openPage(onMessage: Parameters<LiveClient['openPage']>[0]): LivePage | undefined {
    return this.#state.kind === 'on' ? this.#running?.client.openPage(onMessage) : undefined;
  }

  #client(): LiveClient {
    this.#running ??= this.#start();
    return this.#running.client;
  }

  #start(): Running {
    const worker = new Worker(this.#shell.context.asAbsolutePath('dist/bundle/server/live.mjs'));
    const client = createLiveClient({
      postMessage: (message: ToWorker) => {
        worker.postMessage(message);
      },
      on: (_event, listener: (message: FromWorker) => void) => worker.on('message', listener),
    });
    const running = { worker, client };
    worker.on('error', (error) => {
      this.#shell.output.error(error instanceof Error ? error : String(error));
    });
    worker.on('exit', () => {
      client.gone('the worker ended');
      if (this.#running !== running) return;
      this.#running = undefined;
      this.#setLocalBroker(undefined);
      this.#become({ kind: 'off' });
    });
    return running;
  }

  /** Nobody needs the worker: it goes, and with it all its memory. */
  async #rest(): Promise<void> {
    if (this.#state.kind !== 'off' || this.#localBroker !== undefined) return;
    const running = this.#running;
    this.#running = undefined;
    await running?.worker.terminate();
  }

  #setLocalBroker(url: string | undefined): void {
    this.#localBroker = url;
    void commands.executeCommand('setContext', 'parley.localBroker', url !== undefined);
  }

  #become(state: LiveState): void {
    this.#state = state;
    void commands.executeCommand('setContext', 'parley.connected', state.kind !== 'off');
    this.#changes.fire(state);
  }
}

/** Where a workspace is on the disk. Throws for one that is on none. */
export function folderOf(root: string): string {
  const uri = Uri.parse(root);
  if (uri.scheme !== 'file')
    throw new Error(`${workspace.asRelativePath(uri)} is not on a disk of this machine`);
  return uri.fsPath;
}
