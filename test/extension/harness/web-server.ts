import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type ServerResponse, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

/** The folders behind the first level of an address. */
export type Served = Readonly<Record<string, string>>;

export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves plain files, and at `/` the workbench of VS Code with its configuration: all that VS Code for the Web needs. */
export async function startWebServer(
  served: Served,
  configure: (authority: string) => object,
): Promise<WebServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const [, first = '', ...rest] = normalize(decodeURIComponent(pathname)).split('/');
    const folder = served[first];
    const authority = request.headers.host ?? '';
    const answer =
      pathname === '/'
        ? sendPage(response, served.vscode ?? '', configure(authority))
        : sendFile(response, folder === undefined ? '' : join(folder, ...rest));
    answer.catch(() => response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What code-server changed in the workbench, and what VS Code for the Web has there: no server behind it. */
const patches = [
  ['remoteAuthority:location.host', ''],
  [/(get userRoamingDataHome\(\)\{return .{0,60}?scheme:)[\w$]+\.\w+(\}\))/u, '$1"vscode-userdata"$2'],
] as const;

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const bytes = path.endsWith('/workbench/workbench.js') ? await patched(path) : await readFile(path);
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes);
}

async function sendPage(response: ServerResponse, vscode: string, configuration: object): Promise<void> {
  const page = await readFile(join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/vscode/out/nls.messages.js',
  };
  const filled = page.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => values[name] ?? '');
  response.writeHead(200, { 'content-type': 'text/html' }).end(filled);
}

async function patched(path: string): Promise<string> {
  let text = await readFile(path, 'utf8');
  for (const [from, to] of patches) text = text.replace(from, to);
  return text;
}
