import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, type Metafile, type Plugin, build } from 'esbuild-wasm';
import { librariesOf } from './libraries.ts';

/** Where the parts of the extension start, below `extension/src`. */
const entries = {
  host: {
    extension: 'src/extension.ts',
    client: 'src/language/node-client.ts',
    commands: 'src/commands/table.ts',
    'live-commands': 'src/live/commands/table.ts',
    messages: 'src/publish/acts.ts',
  },
  server: {
    'server/main': 'src/language/server-process.ts',
    'server/live': 'src/live/engine-worker.ts',
    'server/mcp': 'src/assistant/mcp-process.ts',
  },
  web: { 'web/extension': 'src/web/extension.ts' },
  webServer: { 'web/server': 'src/web/server-worker.ts' },
} as const;

export interface ExtensionBundle {
  /** The folders of all packages of others whose code is in it. */
  readonly libraries: readonly string[];
}

/** Bundles the client, the server and both for the browser; with `maps` their source maps too. */
export async function bundleExtension(
  room: string,
  folder: string,
  { maps = false }: { readonly maps?: boolean } = {},
): Promise<ExtensionBundle> {
  const parts = [hostOptions(room), serverOptions(room), webOptions(room), webServerOptions(room)];
  const metafiles: Metafile[] = [];
  for (const part of parts) {
    const options = { ...commonOptions(room, folder, maps), ...part, metafile: true as const };
    const { metafile, warnings } = await build(options);
    for (const { text, location } of warnings) console.warn(`${location?.file ?? 'bundle'}: ${text}`);
    metafiles.push(metafile);
  }
  // Node finds out by it how to load the server of the browser, wherever the bundle is.
  await writeFile(join(folder, 'web/package.json'), '{ "type": "commonjs" }\n');
  return { libraries: [...new Set(metafiles.flatMap((metafile) => librariesOf(metafile, room)))].sort() };
}

function commonOptions(room: string, folder: string, maps: boolean): BuildOptions {
  return {
    absWorkingDir: resolve(room),
    outdir: folder,
    bundle: true,
    conditions: ['@parley/source'],
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: maps ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'silent',
  };
}

/** The extension host takes CommonJS, which is never split: what is not needed to start is a file of its own, read when it is. */
function hostOptions(room: string): BuildOptions {
  return {
    entryPoints: entries.host,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    outExtension: { '.js': '.cjs' },
    // Loaded with `require`, in which the host answers for `vscode`.
    supported: { 'dynamic-import': false },
    plugins: [filesApart(room), sharedClient()],
  };
}

/** Whatever is imported when it is needed and is an entry itself. */
function filesApart(room: string): Plugin {
  const files = Object.entries(entries.host).map(
    ([name, path]) => [join(resolve(room), path), name] as const,
  );
  const names = new Map(files);
  return {
    name: 'files-apart',
    setup: (bundle) => {
      bundle.onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
        const name = kind === 'dynamic-import' ? names.get(join(resolveDir, path)) : undefined;
        return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** The package has the protocol and the client's features once: those of the browser's extension, which has to be one file. */
function sharedClient(): Plugin {
  const name = 'shared-client';
  const platform = /(?:languageclient|languageserver-protocol|jsonrpc)[/\\]lib[/\\]node[/\\]/u;
  return {
    name,
    setup: (bundle) => {
      bundle.onResolve({ filter: /\/common\/(?:api|client)$/ }, ({ importer }) =>
        platform.test(importer) ? { path: name, namespace: name } : undefined,
      );
      bundle.onResolve({ filter: /^\.\/web\/extension\.js$/, namespace: name }, ({ path }) => ({
        path,
        external: true,
      }));
      bundle.onLoad({ filter: /^/, namespace: name }, () => ({
        contents: "module.exports = require('./web/extension.js').shared.client;",
      }));
    },
  };
}

/** The process of the server and the worker that watches a broker; they share what both need. */
function serverOptions(room: string): BuildOptions {
  return {
    entryPoints: entries.server,
    format: 'esm',
    splitting: true,
    chunkNames: 'server/[name]-[hash]',
    platform: 'node',
    target: 'node22',
    outExtension: { '.js': '.mjs' },
    alias: leanNode(room),
    plugins: [sharedCode(room)],
    banner: {
      js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
    },
  };
}

/** What Node has itself, and proxies that no broker of ours is behind, need no code of libraries. */
function leanNode(room: string): Record<string, string> {
  const lean = (name: string): string => join(resolve(room), '../scripts/bundle', name);
  return {
    'readable-stream': lean('no-readable-stream.ts'),
    socks: lean('no-node.ts'),
  };
}

/** The package has checks and the language service once: what writes changes of contracts takes those of the server. */
function sharedCode(room: string): Plugin {
  const path = join(resolve(room), 'src/live/shared-language.ts');
  return {
    name: 'shared-code',
    setup: (bundle) => {
      bundle.onResolve({ filter: /^@parley\/toolchain(?:\/language)?$/ }, ({ importer }) =>
        /explorer[/\\]src[/\\]drift[/\\]review\.ts$/u.test(importer) ? { path } : undefined,
      );
    },
  };
}

/** VS Code for the Web loads one file for the extension and one for the worker. */
function webOptions(room: string): BuildOptions {
  return {
    entryPoints: entries.web,
    format: 'cjs',
    platform: 'browser',
    target: 'es2023',
    external: ['vscode'],
    alias: { path: join(resolve(room), '../scripts/bundle/no-node.ts') },
  };
}

/** One file of the old kind, since a worker takes no other; a process of Node finds the same as its `module.exports`. */
function webServerOptions(room: string): BuildOptions {
  return {
    ...webOptions(room),
    entryPoints: entries.webServer,
    format: 'iife',
    globalName: 'parleyServer',
    footer: { js: "if (typeof module === 'object') module.exports = parleyServer;" },
  };
}
