import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Opened, describeInBrowser, order, quote, reply, rowsOf, until } from './opened.ts';

/** What is shown and reaches beyond the window; the tabs may be scrolled. */
const beyond = `[...document.querySelectorAll('button, input, select, th, td, .row > span, .trow > span, .hop > span, .menu, .keys')]
  .filter((element) => element.checkVisibility() && element.closest('.tabs, .tracks, .h-track') === null)
  .filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < 0 || right > innerWidth + 0.5);
  })
  .map((element) => element.outerHTML.slice(0, 120))`;

async function check(page: Page, place: string): Promise<void> {
  assert.deepEqual(await page.evaluate(beyond), [], place);
}

async function fill({ page, publish }: Opened): Promise<void> {
  const asked = quote({ item: 'tea' });
  const now = new Date().toISOString();
  const dead = {
    ...{ reason: 'handler_failed', message: 'no such item', agent: 'pricing', topic: 'shop/eu/quote' },
    ...{ original: 'e30=', size: 2, attempts: 3, firstAt: now, lastAt: now, sender: 'customer/c1' },
  };
  const system = (type: string, data: unknown) => ({
    ...{ specversion: '1.0', id: crypto.randomUUID(), source: '/agents/pricing/p1', time: now, type, data },
  });
  await publish(
    ...[asked, reply(asked), quote({ item: 'tea', quantity: 0 }), order()],
    { topic: 'lab/north/a-long-name-of-a-bench/ping', bytes: Buffer.from('ping') },
    { topic: 'parley/v1/dead/pricing', value: system('parley.dead-letter.v1', dead) },
    {
      topic: 'parley/v1/agents/pricing/p1/status',
      value: system('parley.status.v1', { state: 'online', incarnation: 1, since: now }),
    },
  );
  await until(async () => (await rowsOf(page).count()) === 7, 'seven rows');
}

const chooses: Readonly<Record<string, string>> = {
  all: '#rows .row:not([hidden])',
  threads: '.trow',
  undeclared: '.drift-table .a-name',
  dead: '#rows .row:not([hidden])',
  agents: '.agents-table .a-name',
};

describeInBrowser('the explorer where there is little width', ({ open }) => {
  for (const width of [1000, 640, 420]) {
    it(`lets nothing reach beyond the window, ${String(width)} pixels wide`, async function () {
      this.timeout(60_000);
      const opened = await open({ viewport: { width, height: 900 } });
      const { page } = opened;
      await fill(opened);
      for (const tab of await page.locator('.tablist .tab').all()) {
        await tab.click();
        const id = ((await tab.getAttribute('id')) ?? '').slice('tab-'.length);
        const choose = chooses[id];
        if (choose !== undefined) await page.locator(choose).first().waitFor();
        await check(page, id);
        if (choose === undefined) continue;
        await page.locator(choose).first().click();
        await page.locator('#detail, .w-head').first().waitFor();
        await check(page, `${id}, chosen`);
      }
      await page.keyboard.press('v');
      await page.locator('.menu').waitFor();
      await check(page, 'views');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.locator('.keys').waitFor();
      await check(page, 'keys');
    });
  }

  it('reaches all kinds and orders of threads by keys, and every hop, 1000 pixels wide', async () => {
    const opened = await open({ viewport: { width: 1000, height: 900 } });
    const { page } = opened;
    await fill(opened);
    await page.locator('#tab-threads').click();
    await page.locator('.trow').first().waitFor();
    await page.locator('.subbar .btn', { hasText: 'All' }).focus();
    for (const name of ['Waiting', 'Escalated', 'Failed']) {
      await page.keyboard.press('Tab');
      await page.locator('.subbar .btn:focus', { hasText: name }).waitFor();
    }
    await page.keyboard.press('Tab');
    await page.locator('.subbar select:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('#threads:focus').waitFor();
    await page.keyboard.press('j');
    await page.locator('.hop-name').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.hop-name:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.hop:nth-of-type(3).sel .hop-name:focus').waitFor();
  });
});
