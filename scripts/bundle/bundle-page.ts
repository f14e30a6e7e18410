import { fileURLToPath } from 'node:url';
import { build } from 'esbuild-wasm';
import { librariesOf } from './libraries.ts';

export interface PageBundle {
  readonly script: string;
  readonly style: string;
  /** The folders of all packages of others whose code is in it. */
  readonly libraries: readonly string[];
}

const room = fileURLToPath(new URL('../../explorer/page/', import.meta.url));

/** Bundles the page of the explorer: one script and one style, for a browser and for a webview alike. */
export async function bundlePage(): Promise<PageBundle> {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: room,
    entryPoints: { page: 'src/main.ts', style: 'style/page.css' },
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'firefox121', 'safari17'],
    conditions: ['@parley/source'],
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  for (const { text, location } of warnings) console.warn(`${location?.file ?? 'page'}: ${text}`);
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('page.js'), style: textOf('style.css'), libraries: librariesOf(metafile, room) };
}
