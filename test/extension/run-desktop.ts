/**
 * `npm run test:desktop [-- -g PATTERN] [--window NAME]`: the same tests as `test:extension`, in a desktop VS Code that
 * `@vscode/test-electron` downloads. For machines with a screen and a network.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { bundleSuite } from './harness/bundle-suite.ts';
import { packagePath } from './harness/package-path.ts';
import { freePort } from './harness/server-process.ts';
import { windows } from './harness/windows.ts';

const { values: options } = parseArgs({
  options: { grep: { type: 'string', short: 'g', default: '' }, window: { type: 'string' } },
});
const repository = fileURLToPath(new URL('../..', import.meta.url));
const home = await realpath(await mkdtemp(join(tmpdir(), 'parley-desktop-')));
const folders = ['--extensions-dir', join(home, 'extensions'), '--user-data-dir', join(home, 'data')];

try {
  const executable = await download();
  const profile = { reuseMachineInstall: true };
  const [command = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, profile);
  const vsix = await packagePath(repository);
  execFileSync(command, [...args, ...folders, '--install-extension', vsix], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  for (const { name, prepare, restricted } of windows) {
    if (options.window !== undefined && name !== options.window) continue;
    const tests = await bundleSuite(repository, name);
    const folder = await prepare(join(home, 'windows', name), repository);
    const debugPort = await freePort();
    await runTests({
      vscodeExecutablePath: executable,
      reuseMachineInstall: true,
      extensionDevelopmentPath: tests.extension,
      extensionTestsPath: tests.module,
      // Tests that click look at the window through its own debugging port, as in the browser.
      extensionTestsEnv: { PARLEY_GREP: options.grep, PARLEY_BROWSER: `http://127.0.0.1:${debugPort}` },
      launchArgs: [
        folder,
        ...folders,
        `--remote-debugging-port=${debugPort}`,
        ...(restricted === true ? [] : ['--disable-workspace-trust']),
      ],
    });
  }
} finally {
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

/** Says in one sentence what to do instead where nothing can be downloaded. */
async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(
      `desktop VS Code cannot be downloaded here (${reason}); "npm run test:extension" runs the same tests without it`,
    );
    await rm(home, { recursive: true, force: true });
    process.exit(1);
  }
}
