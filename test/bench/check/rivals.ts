import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../rivals/', import.meta.url));
const home = join(folder, 'node_modules/.home');
const analytics = join(home, 'analytics.json');

/** What keeps `asyncapi` from reporting home and from writing into the user's own. */
export const asyncApiEnvironment = {
  CI: 'true',
  HOME: home,
  ASYNCAPI_METRICS_CONFIG_PATH: analytics,
  SUPPRESS_NO_CONFIG_WARNING: '1',
  NO_COLOR: '1',
};

export const asyncApiCommand = join(folder, 'node_modules/@asyncapi/cli/bin/run_bin');

/** The program itself, without the script that npm puts before it. */
export const bufCommand = join(
  folder,
  `node_modules/@bufbuild/buf-${process.platform}-${process.arch === 'arm64' && process.platform === 'linux' ? 'aarch64' : process.arch}/bin/buf`,
);

/** Installs the rivals by their lock file where they are missing; their install scripts do not run. */
export function installRivals(): void {
  if (!existsSync(asyncApiCommand) || !existsSync(bufCommand)) {
    console.error('Installing the rivals into test/bench/rivals (about 500 MB) ...');
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`npm ci in ${folder} ended with ${String(status)}`);
  }
  mkdirSync(home, { recursive: true });
  writeFileSync(analytics, JSON.stringify({ analyticsEnabled: 'false', infoMessageShown: 'true' }));
}

interface AsyncApiParser {
  parse(text: string): Promise<{ readonly document?: unknown; readonly diagnostics: readonly unknown[] }>;
}

/** The parser that AsyncAPI's editors live on. */
export function createAsyncApiParser(): AsyncApiParser {
  const { Parser } = createRequire(join(folder, 'package.json'))('@asyncapi/parser') as {
    readonly Parser: new () => AsyncApiParser;
  };
  return new Parser();
}
