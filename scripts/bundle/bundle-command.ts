import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { type BuildOptions, type Metafile, build } from 'esbuild-wasm';
import { librariesOf } from './libraries.ts';

export interface Bundle {
  /** The folders of all packages of others whose code is in it. */
  readonly libraries: readonly string[];
}

/** CommonJS libraries ask for the modules of Node by `require`, which an ES module has not. */
const banner =
  "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);";

/**
 * Bundles the sources of the command into ES modules: one for the start and one for each `import()`, with shared parts.
 * What `dependencies` of its package.json name stays outside, since npm installs it; all else goes in.
 */
export async function bundleCommand(room: string, folder: string): Promise<Bundle> {
  const external = dependenciesOf(room);
  const { metafile, warnings } = await build(optionsOf(room, folder, external));
  for (const { text, location } of warnings) console.warn(`${location?.file ?? 'bundle'}: ${text}`);
  assertInstalled(metafile, external);
  return { libraries: librariesOf(metafile, room) };
}

function dependenciesOf(room: string): readonly string[] {
  const text = readFileSync(join(room, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { dependencies: object }).dependencies);
}

function optionsOf(
  room: string,
  folder: string,
  external: readonly string[],
): BuildOptions & { readonly metafile: true } {
  return {
    absWorkingDir: resolve(room),
    entryPoints: { main: 'src/main.ts', 'engine-worker': 'src/explore/engine-worker.ts' },
    outdir: folder,
    // All beside each other: a path that starts from import.meta.url is the same in each of them.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.18',
    conditions: ['@parley/source'],
    // A library for browsers and for Node says `module` for what a bundler can take apart.
    mainFields: ['module', 'main'],
    external: [...external],
    banner: { js: banner },
    // Names stay, so that the stack of an internal error tells something.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    // Its own printing to the error stream never ends where that is a file.
    logLevel: 'silent',
  };
}

/** A user has what `dependencies` name and nothing else. */
function assertInstalled({ outputs }: Metafile, external: readonly string[]): void {
  const asked = Object.values(outputs).flatMap(({ imports }) => imports.filter((each) => each.external));
  const missing = asked.filter(({ path }) => !isBuiltin(path) && !external.includes(packageOf(path)));
  if (missing.length > 0)
    throw new Error(`not in dependencies of the command: ${missing.map(({ path }) => path).join(', ')}`);
}

function packageOf(path: string): string {
  return /^(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0] ?? path;
}
