/**
 * `npm run test:extension [-- -g PATTERN] [--window NAME]`: the tests of `suite/` in a real VS Code, against the package as
 * it is installed. Without a VS Code server or Chromium they are skipped by name; in CI that is a failure.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Keyboard } from './drive/keyboard.ts';
import { runDrive } from './drive/run-drive.ts';
import { takeSteps } from './drive/take-steps.ts';
import { until } from './drive/until.ts';
import { webSteps } from './drive/web-steps.ts';
import { bundleSuite } from './harness/bundle-suite.ts';
import { type Counts, addCounts, reportCounts } from './harness/counts.ts';
import { extensionLogs } from './harness/extension-logs.ts';
import { packagePath } from './harness/package-path.ts';
import { type ServerOptions, freePort, installExtension, startServer } from './harness/server-process.ts';
import { SuiteOutput } from './harness/suite-output.ts';
import { type RealEditor, findEditor } from './harness/vscode.ts';
import { startWebWindow } from './harness/web-window.ts';
import { openWindow } from './harness/window.ts';
import { type TestWindow, prepareFleet, windows } from './harness/windows.ts';

const { values: options } = parseArgs({
  options: {
    grep: { type: 'string', short: 'g', default: '' },
    window: { type: 'string' },
    pictures: { type: 'string' },
  },
});
const windowMs = 240_000;
const repository = fileURLToPath(new URL('../..', import.meta.url));
const editor = findEditor();

if ('missing' in editor) {
  console.log(
    `\n  - tests in a real VS Code: skipped, without ${editor.missing}; see scripts/install-vscode.sh\n`,
  );
  process.exitCode = reportCounts({ passes: 0, pending: 1, failures: process.env.CI === undefined ? 0 : 1 });
} else {
  process.exitCode = await runAll(editor);
}

async function runAll(found: RealEditor): Promise<number> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'parley-vscode-')));
  const server: ServerOptions = { server: found.server, home, env: { PARLEY_GREP: options.grep } };
  let counts: Counts = { passes: 0, pending: 0, failures: 0 };
  try {
    await installExtension(server, await packagePath(repository));
    const chosen = windows.filter(({ name }) => options.window === undefined || name === options.window);
    for (const window of chosen) counts = addCounts(counts, await runWindow(found, server, window));
    if (options.window === undefined || options.window === 'drive') {
      counts = addCounts(counts, await driveWindow(found, server));
    }
    if (options.window === undefined || options.window === 'web') {
      counts = addCounts(counts, await runWeb(found, home));
    }
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
  return reportCounts(counts);
}

async function runWindow(found: RealEditor, server: ServerOptions, window: TestWindow): Promise<Counts> {
  const tests = await bundleSuite(repository, window.name);
  const folder = await window.prepare(join(server.home, 'windows', window.name), repository);
  const debugPort = await freePort();
  const running = await startServer({
    ...server,
    env: { ...server.env, PARLEY_BROWSER: `http://127.0.0.1:${debugPort}` },
    ...(window.restricted && { restricted: true }),
  });
  const output = new SuiteOutput();
  console.log(`\n  window: ${window.name}`);
  const { chromium } = found;
  const opened = await openWindow({
    chromium,
    url: running.url,
    folder,
    tests,
    debugPort,
    onLog: output.read,
  });
  try {
    const counts = output.counts(await within(windowMs, opened.done));
    if (counts.failures > 0) console.log(await extensionLogs(server.home));
    return counts;
  } catch (error) {
    await opened.page
      .screenshot({ path: join(tmpdir(), `parley-${window.name}.png`) })
      .catch(() => undefined);
    console.log(error, output.log(), running.log());
    return { passes: 0, pending: 0, failures: 1 };
  } finally {
    await opened.close();
    await running.close();
  }
}

/** Not by tests inside it, but from outside, as a user is. */
async function driveWindow({ chromium }: RealEditor, server: ServerOptions): Promise<Counts> {
  const folder = join(server.home, 'windows/drive');
  await prepareFleet(folder, repository);
  const pictures = options.pictures ?? join(tmpdir(), 'parley-vscode-pictures');
  console.log(`\n  window: drive (pictures: ${pictures})\n`);
  const counts = await runDrive({ server, chromium, folder, pictures });
  if (counts.failures > 0) console.log(await extensionLogs(server.home));
  return counts;
}

/** VS Code for the Web, of the same workbench. */
async function runWeb({ chromium, server }: RealEditor, home: string): Promise<Counts> {
  const vsix = await packagePath(repository);
  const running = await startWebWindow({ repository, server, home, vsix });
  const output = new SuiteOutput();
  console.log('\n  window: web\n');
  const opened = await openWindow({ chromium, url: running.url, onLog: output.read });
  try {
    const keyboard = new Keyboard(opened.page);
    const shoot = async (name: string): Promise<void> => {
      await opened.page.screenshot({ path: join(tmpdir(), `parley-${name}.png`) });
    };
    await until(() => output.isOver, 'the end of the tests');
    const outside = await takeSteps(webSteps, { keyboard, shoot });
    await keyboard.command('End the Suite');
    return addCounts(output.counts(await within(windowMs, opened.done)), outside);
  } catch (error) {
    console.log(error, output.log());
    return { passes: 0, pending: 0, failures: 1 };
  } finally {
    await opened.close();
    await running.close();
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the window did not end within ${ms} ms`));
    }, ms);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}
