import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import type { EngineMessage } from '#explorer/engine/protocol.ts';
import { startCli } from '../../cli/run-cli.ts';
import { createFolder } from '../../cli/workspace.ts';
import { launchChromium } from '../../support/chromium.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { quantile } from '../check/cost.ts';
import { type Load, publish } from './capture.ts';
import { benchFiles } from './envelope.ts';

/** The real command and the real page in a headless Chromium, while messages come: frames of the page, and what arrived. */
export async function measurePage(load: Load): Promise<readonly (readonly string[])[]> {
  const broker = await startMosquitto();
  const folder = createFolder(benchFiles);
  const explore = startCli(['explore', broker.url, '--rows', '1000000', '--memory', '1GB'], {
    cwd: folder.path,
  });
  const link = /http:\/\/\S+/.exec(await explore.printed(/http:\/\/\S+/))?.[0] ?? '';
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(link);
    await page.locator('.broker').waitFor();
    await collectFrames(page);
    const published = await publish(broker.url, load);
    const frames = await page.evaluate<number[]>('globalThis.frames');
    const counters = await settledCounters(link);
    const shown = await showAgain(page);
    const numbers = [published, counters.received, counters.missing, counters.dropped].map(String);
    return [[...numbers, `${quantile(frames, 0.95).toFixed(0)} ms`, `${quantile(shown, 0.5).toFixed(0)} ms`]];
  } finally {
    await browser.close();
    explore.child.kill('SIGINT');
    await explore.result;
    folder.remove();
    await broker.close();
  }
}

/** Times between the frames of the page, from now on. */
async function collectFrames(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.frames = [];
    let last = performance.now();
    const note = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  `);
}

/** How long the page takes to be there again with its rows. */
async function showAgain(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const startedAt = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await page.locator('.row .c-topic').first().waitFor();
    times.push(performance.now() - startedAt);
  }
  return times;
}

type Counters = Extract<EngineMessage, { readonly kind: 'changed' }>['changed']['counters'];

/** The counters as a page is told them, when nothing comes any more. */
function settledCounters(link: string): Promise<Counters> {
  const { host, port, searchParams, origin } = new URL(link);
  const cookie = `parley-${port}=${searchParams.get('token') ?? ''}`;
  const socket = new WebSocket(`ws://${host}`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    let latest: Counters | undefined;
    const ask = () => {
      const before = latest?.received;
      socket.send('{"id":1,"ask":"hello","with":{}}');
      setTimeout(() => {
        if (latest === undefined || latest.received !== before) ask();
        else {
          socket.terminate();
          resolve(latest);
        }
      }, 1500);
    };
    socket.on('open', ask);
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as EngineMessage;
      if (message.kind === 'changed') latest = message.changed.counters;
    });
  });
}
