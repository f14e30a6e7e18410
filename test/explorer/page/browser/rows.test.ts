import assert from 'node:assert/strict';
import { type Opened, describeInBrowser, order, rowsOf, shows, until } from './opened.ts';

const system = (topic: string, type: string, data: unknown) => ({
  topic: `parley/v1/${topic}`,
  value: {
    ...{ specversion: '1.0', id: crypto.randomUUID(), source: '/agents/pricing/p1' },
    ...{ time: new Date().toISOString(), type, data },
  },
});
const status = (agent: string) =>
  system(`agents/${agent}/x1/status`, 'parley.status.v1', {
    ...{ state: 'online', incarnation: 1, since: new Date().toISOString() },
  });

/** Two agents that nobody declares, and two topics. */
async function fill({ page, publish }: Opened): Promise<void> {
  await publish(
    order(),
    { topic: 'lab/one', bytes: Buffer.from('1') },
    { topic: 'lab/two/three', bytes: Buffer.from('2') },
    status('pricing'),
  );
  await until(async () => (await rowsOf(page).count()) === 4, 'four rows');
}

describeInBrowser('the rows of the lists', ({ open }) => {
  it('say of a dead letter why, where it went, from whom, by whom and how often', async () => {
    const { page, publish } = await open();
    const now = new Date().toISOString();
    await publish(
      system('dead/pricing', 'parley.dead-letter.v1', {
        ...{ reason: 'handler_failed', message: 'no <b>such</b> item', topic: 'shop/eu/quote' },
        ...{ agent: 'pricing', instance: 'p1', sender: 'customer/c1' },
        ...{ original: 'e30=', size: 2, attempts: 3, firstAt: now, lastAt: now },
      }),
    );
    await shows(rowsOf(page).locator('.c-verdict'), 'dead letter');
    await page.locator('#tab-dead').click();
    const cell = (name: string) => rowsOf(page).locator(`.c-${name}`);
    await shows(cell('verdict'), 'handler failed');
    await shows(cell('topic'), 'shop/eu/quote');
    await shows(cell('route'), 'customer/c1 → pricing/p1');
    await shows(cell('type'), 'no <b>such</b> item');
    await shows(cell('delta'), '3');
    await shows(page.locator('.row.head .c-type'), 'Why');
    await page.locator('#tab-all').click();
    await shows(cell('topic'), 'parley/v1/dead/pricing');
  });

  it('open the first list of what differs that holds something, until somebody chooses', async () => {
    const { page, publish, reopen } = await open();
    await publish(order({ type: 'shop.order.v2' }));
    await until(async () => (await rowsOf(page).count()) === 1, 'one row');
    await page.locator('#tab-undeclared').click();
    await page.locator('#drift-messages[aria-pressed=true]').waitFor();
    await shows(page.locator('.drift-table .a-name'), 'shop.order.v2');
    assert.match(page.url(), /drift=messages/);
    await page.locator('#tab-all').click();
    await publish({ topic: 'lab/one', bytes: Buffer.from('1') });
    await until(async () => (await rowsOf(page).count()) === 2, 'two rows');
    await page.locator('#tab-undeclared').click();
    await page.locator('#drift-topics[aria-pressed=true]').waitFor();
    await page.locator('#drift-values').click();
    await page.locator('.a-note', { hasText: 'Every value' }).waitFor();
    await reopen();
    await page.locator('#drift-values[aria-pressed=true]').waitFor();
    await page.locator('.a-note', { hasText: 'Every value' }).waitFor();
  });

  for (const [tab, table] of [
    ['undeclared', '.drift-table'],
    ['agents', '.agents-table'],
    ['retained', '.r-table'],
  ] as const) {
    it(`take the focus along, and lead into the detail by Enter as by a click: ${tab}`, async () => {
      const opened = await open();
      const { page, publish } = opened;
      if (tab === 'retained')
        await publish({ ...status('pricing'), retain: true }, { ...status('customer'), retain: true });
      else await fill(opened);
      await page.locator(`#tab-${tab}`).click();
      await page.locator(`${table} .a-name`).nth(1).waitFor();
      await page.locator(`${table} .a-name`).first().focus();
      const first = await page.locator(`${table} .a-name`).first().textContent();
      await page.keyboard.press('Enter');
      await page.locator(`${table} tr.sel .a-name:focus`).waitFor();
      assert.equal(await page.locator(`${table} tr.sel .a-name`).textContent(), first);
      await page.locator('#detail').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#detail:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.locator(`${table} tr.sel .a-name:focus`).waitFor();
      await page.keyboard.press('ArrowDown');
      await until(
        async () => (await page.locator(`${table} tr.sel .a-name:focus`).textContent()) !== first,
        'the focus on another row',
      );
      await page.locator('#detail').getByRole('button', { name: 'Close' }).click();
      await page.locator('#detail').waitFor({ state: 'detached' });
      await page.locator(`${table} .a-name:focus`).waitFor();
    });
  }
});

describeInBrowser('the place in the log', ({ open }) => {
  it('is where the reader left it after a reload', async () => {
    const { page, publish, reopen } = await open({ viewport: { width: 1000, height: 500 } });
    await publish(...Array.from({ length: 60 }, () => order()));
    await page.locator('.standing', { hasText: '60 messages. Following.' }).waitFor();
    await page.locator('#rows').hover();
    await page.mouse.wheel(0, -440);
    await until(() => Promise.resolve(/top=\d+/.test(page.url())), 'the place in the address');
    const top = /top=(\d+)/.exec(page.url())?.[1];
    await reopen();
    await page.locator('.standing', { hasText: '60 messages. Not following' }).waitFor();
    const first = () =>
      page.evaluate<string>(
        `(() => {
          const { left, top } = document.getElementById('rows').getBoundingClientRect();
          return document.elementFromPoint(left + 40, top + 8)?.closest('.row')?.dataset.row ?? '';
        })()`,
      );
    await until(async () => (await first()) === top, 'the same first row');
    await page.keyboard.press('End');
    await until(() => Promise.resolve(!page.url().includes('top=')), 'no place while it follows');
  });

  it('counts as new only what came since, whatever another query found', async () => {
    const { page, publish } = await open();
    await publish(order(), order({ type: 'shop.order.v2' }), order());
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows');
    await page.keyboard.press('/');
    await page.keyboard.type('type:shop.order.v2 ');
    await page.keyboard.press('Escape');
    await until(async () => (await rowsOf(page).count()) === 1, 'one row');
    await rowsOf(page).first().click();
    await shows(page.locator('.pill'), 'Follow');
    await page.getByRole('button', { name: 'Remove type:shop.order.v2' }).click();
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows again');
    await shows(page.locator('.pill'), 'Follow');
    await publish(order());
    await shows(page.locator('.pill'), '1 new');
  });
});
