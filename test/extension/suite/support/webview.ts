import { type Browser, type Frame, type Page, chromium } from 'playwright-core';
import { until } from './until.ts';

let browser: Promise<Browser> | undefined;

/** The window that runs this test, seen from outside through the browser it is shown in. */
export async function windowPage(): Promise<Page> {
  return until('the window', async () => (await allPages()).at(0));
}

/** The explorer's page inside the window. */
export async function explorerFrame(): Promise<Frame> {
  return until('the page of the explorer', async () => {
    const frames = (await allPages()).flatMap((page) => page.frames());
    for (const frame of frames) if (await showsExplorer(frame)) return frame;
    return undefined;
  });
}

/** Waits until the list in the explorer's page has so many rows. */
export async function hasRows(page: Frame, count: number): Promise<void> {
  await page
    .locator(`[role=grid][aria-rowcount="${String(count + 1)}"]`)
    .first()
    .waitFor();
}

async function allPages(): Promise<readonly Page[]> {
  const address = process.env.PARLEY_BROWSER;
  if (address === undefined) throw new Error('the window does not say where its browser is');
  browser ??= chromium.connectOverCDP(address);
  const pages = (await browser).contexts().flatMap((context) => context.pages());
  for (const page of pages) page.setDefaultTimeout(10_000);
  return pages;
}

/** Frames come and go while one looks. */
async function showsExplorer(frame: Frame): Promise<boolean> {
  try {
    if ((await frame.locator('parley-explorer .tablist').count()) === 0) return false;
    return await frame.locator('parley-explorer').isVisible();
  } catch {
    return false;
  }
}
