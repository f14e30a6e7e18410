/** `npm run pictures`: the pictures of docs/guide/explorer.md, taken in Chromium of a story that is always the same. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { openStage } from './explorer-pictures/stage.ts';

// The pages show the time of day, and the engine reads it in queries.
process.env.TZ = 'UTC';
const repository = fileURLToPath(new URL('..', import.meta.url));
const images = join(repository, 'docs/guide/images');

interface Picture {
  readonly name: string;
  readonly theme: 'dark' | 'light' | 'hc';
  readonly search: string;
  readonly width?: number;
  readonly act: (page: Page) => Promise<void>;
}

const query = 'region:eu since:14:27:00';

const pictures: readonly Picture[] = [
  ...(['dark', 'light', 'hc'] as const).map((theme): Picture => ({
    name: `log-${theme}`,
    theme,
    search: 'since:14:27:00',
    act: selectInvalid,
  })),
  { name: 'threads-dark', theme: 'dark', search: 'since:14:27:00', act: openThread },
  { name: 'agents-light', theme: 'light', search: '', act: openAgent },
  { name: 'query-dark', theme: 'dark', search: query, act: writeQuery },
  { name: 'publish-dark', theme: 'dark', search: 'since:14:27:00', act: writeRequest },
  { name: 'drift-dark', theme: 'dark', search: '', act: openDrift },
  { name: 'channels-light', theme: 'light', search: '', act: openChannels },
  { name: 'narrow-dark', theme: 'dark', search: '', width: 640, act: selectInvalid },
];

const stage = await openStage(join(repository, 'examples/vehicle-maintenance'));
const browser = await launchChromium();
try {
  await mkdir(images, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const picture of pictures) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, picture);
  }
} finally {
  await browser.close();
  await stage.close();
}

async function take(browser: Browser, { name, theme, search, width = 1440, act }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const { searchParams } = new URL(stage.url);
  if (search !== '') searchParams.set('query', search);
  await page.goto(`${stage.url.split('?')[0] ?? ''}?${searchParams.toString()}#theme=${theme}`);
  await page.locator('#rows .row:not([hidden])').first().waitFor();
  await act(page);
  await settle(page);
  await page.screenshot({
    path: join(images, `explorer-${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  await context.close();
  console.log(`explorer-${name}.png`);
}

/** Until all answers are drawn: two looks, half a second apart, show the same. */
async function settle(page: Page): Promise<void> {
  let last = '';
  for (let now = await look(page); now !== last; now = await look(page)) {
    last = now;
    await page.waitForTimeout(700);
  }
}

function look(page: Page): Promise<string> {
  return page.locator('.frame').innerHTML();
}

async function selectInvalid(page: Page): Promise<void> {
  await page.keyboard.press('N');
  await page.locator('.problem').waitFor();
}

/** The form of a request, with one value that is not as the schema says. */
async function writeRequest(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await page.locator('#publish-channel').fill('analysis');
  await page.locator('.choices li').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('airTemperatureK').fill('warm');
  await page.locator('.p-problem').first().waitFor();
}

async function openThread(page: Page): Promise<void> {
  await page.keyboard.press('3');
  await page.locator('.subbar .btn', { hasText: 'Escalated' }).click();
  await page.locator('.trow').first().click();
  await page.locator('.hop .hop-name', { hasText: 'analysis.result' }).first().click();
  await page.locator('.w-foot .problem').waitFor();
}

async function openAgent(page: Page): Promise<void> {
  await page.keyboard.press('7');
  await page.locator('.agents-table tr', { hasText: 'orchestrator' }).first().waitFor();
  await page.locator('.a-name').getByText('data-analysis', { exact: true }).click();
  await page.locator('.instances').waitFor();
}

async function openDrift(page: Page): Promise<void> {
  await page.locator('#tab-undeclared').click();
  await page.locator('.drift-table .a-name', { hasText: 'telemetry' }).click();
  await page.locator('#add-to-contract').click();
  await page.locator('.patch .ins').first().waitFor();
}

async function openChannels(page: Page): Promise<void> {
  await page.locator('#tab-channels').click();
  await page.locator('.channels-table tbody tr').first().waitFor();
}

async function writeQuery(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('channel:');
  await page.locator('.suggestions li').first().waitFor();
  await page.keyboard.press('ArrowDown');
}
