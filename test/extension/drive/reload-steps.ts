import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Drive } from './steps.ts';
import type { Step } from './take-steps.ts';
import { until } from './until.ts';

const thread = 'reload-thread';
const query = 'channel:analysis.request';

/** A message that the broker keeps: it is there after a reload, too, and has another number then. */
const kept = {
  topic: 'fleet/eu/north/analysis',
  event: {
    ...{ specversion: '1.0', id: 'kept-by-the-broker', source: '/agents/orchestrator/i1' },
    ...{ type: 'fleet.analysis-request.v1', channel: 'analysis.request', correlationid: thread },
    ...{ datacontenttype: 'application/json', data: { vehicleId: 'VH-4714' } },
  },
};

/** What somebody was looking at is there again when the window is loaded again. */
export const reloadSteps: readonly Step<Drive>[] = [
  {
    title: 'keeps filter, tab, selection and thread over a reload of the window, in the panel and in a tab',
    run: async ({ keyboard, keep, shoot }) => {
      const { page } = keyboard;
      await keep(kept.topic, { ...kept.event, time: new Date().toISOString() });
      const panel = await onlyExplorer(page, []);
      await filter(panel, query);
      await panel.locator('#tab-threads').click();
      await panel.locator('.trow', { hasText: 'VH-4714' }).or(panel.locator('.trow')).first().click();
      await panel.locator('.trow.sel').waitFor();
      await keyboard.command('Parley: Show Messages in an Editor');
      const tab = await onlyExplorer(page, [panel]);
      await filter(tab, query);
      await tab.locator('#tab-invalid').click();
      await tab.locator('#rows .row.v-invalid:not([hidden])').last().click();
      await tab.locator('.problem').first().waitFor();
      await shoot('before-reload');
      await until(() => isStored(page, ['kept-by-the-broker', 'threads']), 'the state in the storage');
      await page.reload();
      await until(async () => (await explorers(page)).length === 2, 'both explorers');
      await until(async () => (await shownTabs(page)).join() === 'invalid,threads', 'their tabs');
      for (const frame of await explorers(page)) await hasFilter(frame);
      const [invalid, threads] = await byTab(page);
      await invalid?.locator('.row.sel .c-verdict', { hasText: 'invalid' }).waitFor();
      await invalid?.locator('.problem').first().waitFor();
      await threads?.locator('.trow.sel').waitFor();
      await shoot('after-reload');
    },
  },
];

async function filter(frame: Frame, text: string): Promise<void> {
  const field = frame.getByRole('combobox', { name: 'Filter' });
  await field.fill(text);
  await field.press('Enter');
  await hasFilter(frame);
}

async function hasFilter(frame: Frame): Promise<void> {
  await frame.locator('.term', { hasText: query }).or(frame.locator('.query input')).first().waitFor();
  await until(async () => {
    const terms = await frame.locator('.query .term').allTextContents();
    return [...terms, await frame.locator('.query input').inputValue()].join(' ').includes(query);
  }, 'the filter');
}

async function explorers(page: Page): Promise<readonly Frame[]> {
  const found: Frame[] = [];
  for (const frame of page.frames()) {
    // Frames come and go while one looks.
    const isIt = await frame
      .locator('parley-explorer .tablist')
      .isVisible()
      .catch(() => false);
    if (isIt) found.push(frame);
  }
  return found;
}

/** The one that is not among those known already. */
async function onlyExplorer(page: Page, known: readonly Frame[]): Promise<Frame> {
  let found: readonly Frame[] = [];
  await until(async () => {
    found = (await explorers(page)).filter((frame) => !known.includes(frame));
    return found.length === 1;
  }, 'the explorer');
  return found[0] ?? assert.fail();
}

async function tabOf(frame: Frame): Promise<string> {
  const id = await frame.locator('.tablist .tab[aria-selected=true]').first().getAttribute('id');
  return id?.replace('tab-', '') ?? '';
}

async function shownTabs(page: Page): Promise<readonly string[]> {
  const tabs = await Promise.all((await explorers(page)).map((frame) => tabOf(frame).catch(() => '')));
  return tabs.sort();
}

async function byTab(page: Page): Promise<readonly Frame[]> {
  const frames = await explorers(page);
  const named = await Promise.all(frames.map(async (frame) => ({ frame, tab: await tabOf(frame) })));
  return named.sort((left, right) => left.tab.localeCompare(right.tab)).map(({ frame }) => frame);
}

/** VS Code in a browser writes its state down every few seconds; on a desktop it does so before it ends. */
async function isStored(page: Page, words: readonly string[]): Promise<boolean> {
  const all = await page.evaluate<string>(`(async () => {
    const texts = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('vscode-web-state-db')) continue;
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((resolve, reject) => {
          const asking = database.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
          asking.onerror = () => reject(asking.error);
        });
        texts.push(...values.map(String));
      }
      database.close();
    }
    return texts.join(' ');
  })()`);
  return words.every((word) => all.includes(word));
}
