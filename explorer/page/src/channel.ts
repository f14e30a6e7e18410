import type { Act, EngineMessage, Question, SourcePlace } from '@parley/explorer/protocol';

/** The page's line to its engine, and to whatever shows the page. */
export interface Channel {
  /** False when the engine cannot be reached: then no answer comes. */
  send(message: Question | Act): boolean;
  /** Undefined where nothing can open a file; then places are only told. */
  readonly open: ((place: SourcePlace) => void) | undefined;
  /** Lets an editor show a change of files; undefined where there is none. */
  readonly edit: ((files: readonly EditedFile[]) => void) | undefined;
  /** Undefined where nothing knows the programs. */
  readonly openHandler: ((of: Handled) => void) | undefined;
  /** Undefined where the page itself is where messages are written. */
  readonly write: ((what: Written) => void) | undefined;
  /** What survives a reload of the page. */
  readonly kept: Kept;
  /** Saved views and the like: what does not belong to one sight of the page. */
  readonly settings: Settings;
  /** The link that shows the same, without a key; undefined where the page has none. */
  readonly linkTo: ((state: Readonly<Record<string, string>>) => string) | undefined;
}

/** A file as it was read, and as it would be; without `before` it is new. */
export interface EditedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** What a message begins with: a channel, or one that was captured. */
export interface Written {
  readonly channel?: string;
  readonly row?: number;
}

export interface Kept {
  load(): unknown;
  save(state: Readonly<Record<string, string>>): void;
}

export interface Settings {
  load(): unknown;
  save(settings: unknown): void;
}

export interface ChannelEvents {
  readonly onMessage: (message: EngineMessage) => void;
  /** Called with false when the engine cannot be reached; with true when it can again. */
  readonly onReachable: (isReachable: boolean) => void;
  /** Whatever shows the page wants it to show the messages of a query. */
  readonly onShow: (query: string) => void;
  /** Whatever shows the page tells when it came into sight, in epoch milliseconds. */
  readonly onShown: (atMs: number) => void;
}

/** The program of an agent, if one is named, that handles what comes on a channel. */
export interface Handled {
  readonly channel: string;
  readonly agent: string;
}

/** What VS Code gives the script of a webview. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  interface Window {
    readonly acquireVsCodeApi?: () => WebviewApi;
  }
}

/** What the extension says by itself; all else comes from the engine. */
type ShowMessage =
  { readonly kind: 'show'; readonly query: string } | { readonly kind: 'shown'; readonly atMs: number };

/** The channel of the place where the page is shown: a webview of VS Code, or a browser. */
export function openChannel(events: ChannelEvents): Channel {
  const api = window.acquireVsCodeApi?.();
  return api === undefined ? openSocket(events) : openWebview(api, events);
}

function openWebview(api: WebviewApi, events: ChannelEvents): Channel {
  const { onMessage, onReachable, onShow, onShown } = events;
  window.addEventListener('message', ({ data }: MessageEvent<EngineMessage | ShowMessage>) => {
    if (data.kind === 'show') onShow(data.query);
    else if (data.kind === 'shown') onShown(data.atMs);
    else onMessage(data);
  });
  // As with a socket, nothing is said before whoever opens the channel has it.
  queueMicrotask(() => {
    onReachable(true);
  });
  return {
    send: (question) => {
      api.postMessage({ kind: 'question', question });
      return true;
    },
    open: (place) => {
      api.postMessage({ kind: 'open', place });
    },
    edit: (files) => {
      api.postMessage({ kind: 'edit', files });
    },
    openHandler: (of) => {
      api.postMessage({ kind: 'handler', of });
    },
    write: (what) => {
      api.postMessage({ kind: 'write', what });
    },
    ...webviewState(api),
    linkTo: undefined,
  };
}

/** One state holds both: what is kept of this sight, and the settings. */
function webviewState(api: WebviewApi): Pick<Channel, 'kept' | 'settings'> {
  const read = (): Readonly<Record<string, unknown>> => {
    const state = api.getState();
    return typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {};
  };
  return {
    kept: {
      load: read,
      save: (state) => {
        api.setState({ ...state, settings: read().settings });
      },
    },
    settings: {
      load: () => read().settings,
      save: (settings) => {
        api.setState({ ...read(), settings });
      },
    },
  };
}

const retryMs = 1000;

/** A socket that comes back by itself; what was asked meanwhile is asked again by whoever still wants it. */
function openSocket({ onMessage, onReachable }: ChannelEvents): Channel {
  let socket: WebSocket | undefined;

  function connect(): void {
    socket = new WebSocket(`ws://${location.host}/`);
    socket.addEventListener('open', () => {
      onReachable(true);
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      onMessage(JSON.parse(data) as EngineMessage);
    });
    socket.addEventListener('close', () => {
      onReachable(false);
      setTimeout(connect, retryMs);
    });
  }

  connect();
  return {
    send: (question) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(question));
      return true;
    },
    open: undefined,
    edit: undefined,
    openHandler: undefined,
    write: undefined,
    kept: {
      load: () => Object.fromEntries(new URLSearchParams(location.search)),
      save: (state) => {
        history.replaceState(null, '', pathTo(state));
      },
    },
    settings: storedSettings,
    linkTo: (state) => `${location.origin}${pathTo(state)}`,
  };
}

function pathTo(state: Readonly<Record<string, string>>): string {
  const filled = Object.entries(state).filter(([, value]) => value !== '');
  const search = new URLSearchParams(filled).toString();
  return search === '' ? location.pathname : `${location.pathname}?${search}`;
}

const settingsKey = 'parley.explorer';

/** In the browser, for this address. Where it keeps nothing for us, they last as long as the page. */
const storedSettings: Settings = {
  load: () => {
    try {
      return JSON.parse(localStorage.getItem(settingsKey) ?? 'null') as unknown;
    } catch {
      return undefined;
    }
  },
  save: (settings) => {
    try {
      localStorage.setItem(settingsKey, JSON.stringify(settings));
    } catch {
      // Nothing to be done about it.
    }
  },
};
