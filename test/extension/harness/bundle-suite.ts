import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild-wasm';

/** Where the bundled tests of a window are, as an extension of its own. */
export interface SuiteBundle {
  readonly extension: string;
  readonly module: string;
}

/** Bundles the tests of one window to CommonJS, which the extension host loads. Inside `node_modules`, so that mocha is found. */
export async function bundleSuite(repository: string, name: string): Promise<SuiteBundle> {
  const source = join(repository, 'test/extension/suite');
  const extension = join(repository, 'node_modules/.cache/parley-suite', name);
  await rm(extension, { recursive: true, force: true });
  await mkdir(extension, { recursive: true });
  const files = (await readdir(join(source, name))).filter((file) => file.endsWith('.test.ts'));
  const tests = files.map((file) => [file.replace(/\.ts$/u, ''), join(source, name, file)] as const);
  const { warnings } = await build({
    entryPoints: { index: join(source, 'index.ts'), ...Object.fromEntries(tests) },
    absWorkingDir: repository,
    outdir: extension,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    conditions: ['@parley/source'],
    external: ['vscode', 'mocha', 'playwright-core'],
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  for (const { text } of warnings) console.warn(text);
  const manifest = {
    name: 'parley-suite',
    publisher: 'parley',
    version: '0.0.0',
    engines: { vscode: '*' },
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  await writeFile(join(extension, 'package.json'), JSON.stringify(manifest));
  return { extension, module: join(extension, 'index.cjs') };
}
