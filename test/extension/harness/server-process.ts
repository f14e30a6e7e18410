import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ServerOptions {
  /** The main module of the VS Code server. */
  readonly server: string;
  /** A folder of this run: settings and extensions live in it. */
  readonly home: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Nothing that it opens is trusted until the user says so. */
  readonly restricted?: true;
}

export interface VscodeServer {
  readonly url: string;
  /** All that it printed until now. */
  log(): string;
  close(): Promise<void>;
}

/** Nothing that the tests have no need of asks for a network; nothing is saved but by a test, as on a desktop. */
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
};

/** Installs a package as the user would. */
export async function installExtension({ server, home }: ServerOptions, vsix: string): Promise<void> {
  await mkdir(join(home, 'data/data/Machine'), { recursive: true });
  await writeFile(join(home, 'data/data/Machine/settings.json'), JSON.stringify(settings));
  const args = [server, ...foldersOf(home), '--accept-server-license-terms', '--install-extension', vsix];
  const { stdout } = await run(process.execPath, args);
  if (!stdout.includes('successfully installed')) throw new Error(`the package was not installed: ${stdout}`);
}

/** Starts a VS Code server on a free port; resolves when it answers. */
export async function startServer({
  server,
  home,
  env = {},
  restricted,
}: ServerOptions): Promise<VscodeServer> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      server,
      ...foldersOf(home),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--without-connection-token', '--enable-smoke-test-driver'],
      ...(restricted === true ? [] : ['--disable-workspace-trust']),
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  let log = '';
  const listening = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      log += chunk.toString();
      if (log.includes('Extension host agent listening')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(`the VS Code server ended:\n${log}`));
    });
  });
  await listening;
  return { url: `http://127.0.0.1:${port}`, log: () => log, close: () => end(child) };
}

function foldersOf(home: string): readonly string[] {
  return ['--server-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
