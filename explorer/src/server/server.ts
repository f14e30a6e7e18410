import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../engine/engine.ts';
import { type EngineLink, createEngineLink } from '../engine/link.ts';
import type { EngineMessage } from '../engine/protocol.ts';
import { type Guard, type Refusal, createGuard, urlOf } from './guard.ts';
import { createPageLine } from './page-line.ts';
import { refusalPolicy, renderRefusal } from './refusal-page.ts';
import { type PageFiles, contentSecurityPolicy, renderPage } from './page.ts';

/** An engine that runs elsewhere, as in a worker: its pages are told of changes without being asked. */
export interface RemoteEngine {
  openPage(onMessage: (message: EngineMessage) => void): {
    send(message: unknown): void;
    close(): void;
  };
}

export interface ServerOptions {
  readonly engine: Engine | RemoteEngine;
  readonly page: PageFiles;
  /** In the browser's tab. */
  readonly title: string;
  /** Default: any free port. Always on the loopback address. */
  readonly port?: number;
  /** Default: 128 random bits. */
  readonly token?: string;
}

/** The explorer in a browser, for this machine and whoever has the link. */
export interface ExplorerServer {
  /** The link with the token. */
  readonly url: string;
  /** Tells all pages that something changed. */
  tell(): void;
  close(): Promise<void>;
}

const address = '127.0.0.1';
/** Questions are short, and so are the messages that a person writes; a longer text comes from nobody's page. */
const maxQuestionBytes = 384 * 1024;
/** Whoever takes longer to ask keeps a connection open for nothing. */
const maxAskingMs = 10_000;
/** Each is a page of whoever has the link, or somebody on this machine who only connects. */
const maxConnections = 200;

export async function startExplorerServer(options: ServerOptions): Promise<ExplorerServer> {
  const token = options.token ?? randomBytes(16).toString('base64url');
  const server = createServer({
    headersTimeout: maxAskingMs,
    requestTimeout: maxAskingMs,
    connectionsCheckingInterval: maxAskingMs / 2,
  });
  server.maxConnections = maxConnections;
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const scene: Scene = {
    ...options,
    token,
    host: `${address}:${String(port)}`,
    cookie: `parley-${String(port)}`,
    guard: createGuard({
      token,
      cookie: `parley-${String(port)}`,
      hosts: [`${address}:${String(port)}`, `localhost:${String(port)}`],
    }),
  };
  const pages = createPages(options.engine);
  server.on('request', (request, response) => {
    answer(scene, request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = scene.guard.upgrade(request);
    if (refused === undefined) pages.welcome(request, socket, head);
    else turnAway(socket, refused);
  });
  return {
    url: `http://${scene.host}/?token=${token}`,
    tell: pages.tell,
    close: async () => {
      pages.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Scene extends ServerOptions {
  readonly token: string;
  readonly host: string;
  readonly cookie: string;
  readonly guard: Guard;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function answer(scene: Scene, request: IncomingMessage, response: ServerResponse): void {
  const refused = scene.guard.request(request);
  const { pathname } = urlOf(request);
  if (refused?.status === 401 && pathname === '/') refuseToShow(request, response);
  else if (refused !== undefined) refuse(response, refused);
  else if (scene.guard.hasTokenInUrl(request)) takeTokenOut(scene, request, response);
  else if (pathname === '/') sendPage(scene, request, response);
  else if (pathname === '/page.js') send(response, 'text/javascript; charset=utf-8', scene.page.script);
  else if (pathname === '/page.css') send(response, 'text/css; charset=utf-8', scene.page.style);
  else refuse(response, { status: 404, reason: 'there is nothing here' });
}

/** Whoever is refused may be gone already, or never hang up: neither is our concern. */
function turnAway(socket: Duplex, { status, reason }: Refusal): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${String(status)} Refused\r\nConnection: close\r\n\r\n${reason}\n`, () => {
    socket.destroy();
  });
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  response.writeHead(status, { ...safety, 'content-type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
}

/** A link that somebody shared has no key: whoever follows it reads what to do. A wrong key is left out of what it says. */
function refuseToShow(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = urlOf(request);
  searchParams.delete('token');
  const search = searchParams.toString();
  const type = 'text/html; charset=utf-8';
  response
    .writeHead(401, { ...safety, 'content-type': type, 'content-security-policy': refusalPolicy })
    .end(renderRefusal(search === '' ? pathname : `${pathname}?${search}`));
}

/** From then on a cookie carries it: it does not stay in the history, in screenshots or in what is copied. */
function takeTokenOut(scene: Scene, request: IncomingMessage, response: ServerResponse): void {
  const url = urlOf(request);
  url.searchParams.delete('token');
  const cookie = `${scene.cookie}=${scene.token}; HttpOnly; SameSite=Strict; Path=/`;
  response
    .writeHead(302, { ...safety, location: `${url.pathname}${url.search}`, 'set-cookie': cookie })
    .end();
}

const safety = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function sendPage(scene: Scene, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64');
  const options = { title: scene.title, nonce, socket: `ws://${request.headers.host ?? scene.host}` };
  response.setHeader('content-security-policy', contentSecurityPolicy(options));
  send(response, 'text/html; charset=utf-8', renderPage(options));
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { ...safety, 'content-type': type }).end(text);
}

/** The pages that are open. */
function createPages(engine: Engine | RemoteEngine) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxQuestionBytes,
    perMessageDeflate: false,
  });
  const links = new Map<WebSocket, PageLink>();
  return {
    welcome: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      sockets.handleUpgrade(request, socket, head, (page) => {
        const line = createPageLine(page, () => link);
        const link = linkTo(engine, (message) => {
          line.send(message);
        });
        links.set(page, link);
        page.on('close', () => {
          links.delete(page);
          link.close();
        });
        // A page that breaks the protocol is closed by the library; there is nobody to tell.
        page.on('error', () => undefined);
        link.tell();
      });
    },
    tell: () => {
      for (const link of links.values()) link.tell();
    },
    close: () => {
      for (const page of links.keys()) page.terminate();
      sockets.close();
    },
  };
}

interface PageLink extends EngineLink {
  close(): void;
}

function linkTo(engine: Engine | RemoteEngine, send: (message: EngineMessage) => void): PageLink {
  if (!('openPage' in engine)) return { ...createEngineLink(engine, send), close: () => undefined };
  const page = engine.openPage(send);
  return {
    receive: (message) => {
      page.send(message);
    },
    tell: () => undefined,
    close: () => {
      page.close();
    },
  };
}
