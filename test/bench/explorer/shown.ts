import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import { Keyboard } from '../../extension/drive/keyboard.ts';
import { packagePath } from '../../extension/harness/package-path.ts';
import { installExtension, startServer } from '../../extension/harness/server-process.ts';
import type { RealEditor } from '../../extension/harness/vscode.ts';
import { openWindow } from '../../extension/harness/window.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { quantile } from '../check/cost.ts';
import { benchFiles } from './envelope.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const times = 15;
const perSecond = 5000;

/**
 * How long it takes in a real VS Code from the moment at which the hidden panel comes into sight to the first frame with rows,
 * as the page measures it, with so many messages captured. Needs the package of `npm run package`.
 */
export async function measureShown(editor: RealEditor, rows: number): Promise<readonly string[]> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'parley-bench-')));
  const broker = await startMosquitto();
  const folder = join(home, 'fleet');
  const files = { ...benchFiles, 'parley.config.json': JSON.stringify({ broker: broker.url }) };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const options = { server: editor.server, home };
  await installExtension(options, await packagePath(repository));
  const server = await startServer(options);
  const opened = await openWindow({ chromium: editor.chromium, url: server.url, folder });
  try {
    const keyboard = new Keyboard(opened.page);
    await opened.page.locator('.statusbar-item', { hasText: 'Parley' }).first().waitFor({ timeout: 60_000 });
    await keyboard.command('Parley: Connect to the Broker');
    await keyboard.command('Parley: Show Messages');
    const page = await explorerOf(keyboard);
    await page.getByText('No message yet').waitFor();
    await publish(broker.url, rows);
    await page.locator(`[role=grid][aria-rowcount="${String(rows + 1)}"]`).waitFor({ timeout: 120_000 });
    const took = await showOften(keyboard);
    return [String(rows), ...[0.5, 0.95].map((share) => `${quantile(took, share).toFixed(0)} ms`)];
  } finally {
    await opened.close();
    await server.close();
    await broker.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function showOften(keyboard: Keyboard): Promise<readonly number[]> {
  const took: number[] = [];
  const panel = keyboard.page.locator('.part.panel');
  for (let time = 0; time < times; time++) {
    await (await explorerOf(keyboard)).evaluate(`performance.clearMeasures('parley.shown')`);
    await keyboard.command('View: Toggle Panel Visibility');
    await panel.waitFor({ state: 'hidden' });
    await keyboard.command('View: Toggle Panel Visibility');
    took.push(await measured(await explorerOf(keyboard)));
  }
  return took;
}

/** What the page has measured, as soon as it has; its policy forbids to wait for it in the page. */
async function measured(page: Frame): Promise<number> {
  for (;;) {
    const ms = await page.evaluate<number | undefined>(
      `performance.getEntriesByName('parley.shown').at(-1)?.detail.ms`,
    );
    if (ms !== undefined) return ms;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The page inside the window: a frame in a frame. */
async function explorerOf({ page }: Keyboard): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator('parley-explorer .tablist')
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function publish(url: string, rows: number): Promise<void> {
  const file = fileURLToPath(new URL('publisher.ts', import.meta.url));
  const given = [url, String(perSecond), String(rows / perSecond)];
  const child: ChildProcess = fork(file, given, { execArgv: process.execArgv });
  await once(child, 'message');
}
