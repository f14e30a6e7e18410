import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild-wasm';
import { unzipSync } from 'fflate';
import { type WebServer, startWebServer } from './web-server.ts';

/** What a window of VS Code for the Web is made of. */
export interface WebWindowOptions {
  readonly repository: string;
  /** The main module of the VS Code server, beside which the workbench is. */
  readonly server: string;
  readonly home: string;
  readonly vsix: string;
}

/** Serves VS Code for the Web with the package as an extension: no process behind the window, its files in memory. */
export async function startWebWindow({
  repository,
  server,
  home,
  vsix,
}: WebWindowOptions): Promise<WebServer> {
  const parley = join(home, 'web/parley');
  const suite = await bundleWebSuite(repository);
  await unpack(vsix, parley);
  const vscode = dirname(dirname(server));
  return startWebServer({ vscode, parley, suite }, (authority) => {
    const at = (path: string): object => ({ scheme: 'http', authority, path });
    return {
      folderUri: { scheme: 'memory', path: '/fleet' },
      additionalBuiltinExtensions: [at('/parley')],
      developmentOptions: { extensions: [at('/suite')], extensionTestsPath: at('/suite/index.js') },
      configurationDefaults: { 'files.autoSave': 'off' },
      webviewEndpoint: `http://${authority}/vscode/out/vs/workbench/contrib/webview/browser/pre`,
      // What the workbench of code-server asks for besides.
      userDataPath: '/user',
      isEnabledFileDownloads: true,
      isEnabledFileUploads: true,
      isEnabledCoderGettingStarted: false,
    };
  });
}

/** The tests as an extension of the web; mocha, which a worker cannot read from a folder, is in it. */
async function bundleWebSuite(repository: string): Promise<string> {
  const source = join(repository, 'test/extension/suite/web');
  const folder = join(repository, 'node_modules/.cache/parley-suite/web');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { extension: join(source, 'extension.ts'), index: join(source, 'index.ts') },
    absWorkingDir: repository,
    outdir: folder,
    bundle: true,
    // Mocha exports itself as the module that it finds around it: what is ours has to come last.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    platform: 'browser',
    target: 'es2023',
    conditions: ['@parley/source'],
    external: ['vscode'],
    logLevel: 'silent',
  });
  const manifest = {
    name: 'parley-suite',
    publisher: 'parley',
    version: '0.0.0',
    engines: { vscode: '^1.105.0' },
    browser: './extension.js',
    contributes: { commands: [{ command: 'parley-suite.end', title: 'End the Suite' }] },
    activationEvents: ['onFileSystem:memory', 'onSearch:memory'],
    enabledApiProposals: ['fileSearchProvider'],
    capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

async function unpack(vsix: string, folder: string): Promise<void> {
  const files = unzipSync(await readFile(vsix));
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.startsWith('extension/')) continue;
    const target = join(folder, path.slice('extension/'.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
