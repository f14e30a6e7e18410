import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Sent } from '../../support/watched.ts';
import { shopEvent } from '../../support/watched.ts';
import { describeInBrowser, order, quote, reply, rowsOf, shows, until } from './opened.ts';

const kept = (topic: string): Sent => ({ ...order(), topic, retain: true });
const clearing = (topic: string): Sent => ({ topic, bytes: new Uint8Array(), retain: true });
const system = (topic: string, type: string, data: unknown): Sent => ({
  topic: `parley/v1/${topic}`,
  value: shopEvent(type, data, { source: '/agents/pricing/p1', time: new Date().toISOString() }),
});

/** Topics of what stands, as the tab shows them. */
const standing = (page: Page) => page.locator('.r-table tbody .a-name');

describeInBrowser('moments in the explorer', function ({ open, mosquitto }) {
  afterEach(async () => {
    // What is kept would be there for the next test too.
    const { createFactory } = await import('@parley/runtime/transport');
    const publisher = createFactory(mosquitto().url).create({ clientId: 'cleaner' });
    await publisher.open();
    for (const topic of ['lab/a', 'lab/b']) await publisher.publish({ topic, payload: '', retain: true });
    await publisher.close();
  });

  it('shows what the broker keeps now, and at each moment before', async () => {
    const { page, publish, faults } = await open();
    await publish(kept('lab/a'));
    await shows(rowsOf(page).locator('.c-topic'), 'lab/a');
    await publish(kept('lab/b'), clearing('lab/a'));
    await page.locator('#tab-retained').click();
    await shows(standing(page), 'lab/b');
    await shows(page.locator('.r-gone .link'), 'lab/a');
    await page.locator('.moments .earlier').click();
    await page.locator('.moments .end', { hasText: /retained as of \d\d:\d\d:\d\d/ }).waitFor();
    await page.locator('.moments .earlier').click();
    await until(
      async () => (await standing(page).allTextContents()).some((text) => text.includes('lab/a')),
      'lab/a',
    );
    assert.match(page.url(), /moment=\d+/);
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await shows(standing(page), 'lab/b');
    await standing(page).first().click();
    await page.locator('#detail h2', { hasText: 'shop.order.v1' }).waitFor();
    assert.equal(await page.locator('.r-table tr.sel').count(), 1);
    await page.locator('#moment').fill('25:99');
    await page.keyboard.press('Enter');
    await page.locator('.moments .end', { hasText: 'That is no time' }).waitFor();
    assert.equal(await page.locator('#moment').getAttribute('aria-invalid'), 'true');
    assert.deepEqual(faults, []);
  });

  it('moves in what the broker keeps by keys, into the detail and back', async () => {
    const { page, publish } = await open();
    await publish(kept('lab/a'), kept('lab/b'));
    await page.keyboard.press('9');
    await shows(standing(page), 'lab/a | lab/b');
    const selected = page.locator('.r-table tr.sel .a-name');
    for (const [key, topic] of [
      ['ArrowDown', 'lab/a'],
      ['j', 'lab/b'],
      ['ArrowDown', 'lab/b'],
      ['k', 'lab/a'],
    ] as const) {
      await page.keyboard.press(key);
      await shows(selected, topic);
    }
    await page.locator('#detail').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#detail:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.r-table tr.sel .a-name:focus').waitFor();
  });

  it('keeps a view under a name, over a reload, and brings it by its link', async () => {
    const { page, publish, reopen } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await publish(order(), quote({ item: 'tea', quantity: 0 }));
    await page.keyboard.press('2');
    await page.keyboard.press('/');
    await page.keyboard.type('region:eu ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await page.keyboard.type('Wrong quotes');
    await page.keyboard.press('Enter');
    await shows(page.locator('.view-name b'), 'Wrong quotes');
    await page.getByRole('button', { name: 'Rename Wrong quotes' }).click();
    await page.locator('#view-rename').fill('Bad <b>quotes');
    await page.keyboard.press('Enter');
    await shows(page.locator('.view-name b'), 'Bad <b>quotes');
    await page.getByRole('button', { name: 'Copy the link of' }).click();
    await page.locator('[role=status]', { hasText: 'Link copied' }).waitFor({ state: 'attached' });
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    assert.doesNotMatch(link, /token/);
    await page.keyboard.press('Escape');
    await page.goto(new URL('/', page.url()).href);
    await shows(page.locator('.term'), '');
    await page.locator('#views-open').click();
    await page.locator('.view-name').click();
    await shows(page.locator('.term'), 'region:eu');
    await shows(rowsOf(page).locator('.c-verdict'), 'invalid');
    await page.locator('#views-open').click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await reopen();
    await page.locator('#views-open').click();
    await page.locator('.menu .note', { hasText: 'None yet' }).waitFor();
    await page.goto(link);
    await shows(page.locator('.term'), 'region:eu');
    await page.locator('#views-open').click();
    assert.equal(await page.locator('#view-name').inputValue(), 'Bad <b>quotes');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await shows(page.locator('.view-name b'), 'Bad <b>quotes');
    assert.doesNotMatch(page.url(), /name=/);
  });

  it('tells whoever has no key what to do with a shared link', async () => {
    const { page, url } = await open();
    const stranger = await (page.context().browser() ?? assert.fail('no browser')).newContext();
    const other = await stranger.newPage();
    const answer = await other.goto(`${new URL(url).origin}/?tab=invalid&query=a%22%3E%3Cscript%3E`);
    assert.equal(answer?.status(), 401);
    await other.locator('h1', { hasText: 'This link carries no key' }).waitFor();
    assert.equal(await other.locator('script').count(), 0);
    await other.goto(url);
    await other.locator('.broker').waitFor();
    await other.goto(`${new URL(url).origin}/?tab=invalid`);
    await other.locator('#tab-invalid[aria-selected=true]').waitFor();
    await stranger.close();
  });

  it('tells times here, in UTC and as how long ago, and copies ISO times', async () => {
    const { page, publish } = await open({
      timezoneId: 'Asia/Kolkata',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await publish(order());
    const time = rowsOf(page).locator('.c-time');
    await until(async () => (await time.count()) === 1, 'the message');
    const iso = (await time.getAttribute('title')) ?? '';
    assert.notEqual(await time.textContent(), iso.slice(11, 23));
    await page.getByLabel('Times').selectOption('utc');
    await shows(time, iso.slice(11, 23));
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('#rows .c-time'))");
    await page.keyboard.press('Control+c');
    assert.equal(await page.evaluate<string>('navigator.clipboard.readText()'), iso);
    await page.getByLabel('Times').selectOption('relative');
    await until(async () => /^\d+\.\d s$/.test((await time.textContent()) ?? ''), 'how long ago');
    await page.reload();
    await until(async () => /^\d+\.\d s$/.test((await time.textContent()) ?? ''), 'how long ago, again');
  });

  it('tells what is left of a waiting, how fast replies came, and which reply is one too many', async () => {
    const { page, publish } = await open();
    const asked = quote({ item: 'tea' });
    const waits = quote(
      { item: 'cake' },
      { correlationid: 'thread-2', expirytime: new Date(Date.now() + 600_000).toISOString() },
    );
    await publish(asked, reply(asked), reply(asked), waits);
    await page.keyboard.press('4');
    await until(
      async () =>
        /^(10 min 0 s|9 min \d+ s) left$/.test((await rowsOf(page).locator('.c-delta').textContent()) ?? ''),
      'what is left',
    );
    await page.keyboard.press('3');
    await page.locator('.o-table tbody th', { hasText: 'quote.request' }).waitFor();
    await shows(page.locator('.o-table tbody th small'), '→ quote.reply');
    assert.equal(await page.locator('.o-table tbody td.num').count(), 4);
    await page.locator('.trow', { hasText: 'd-1' }).click();
    await shows(page.locator('.fault'), 'second reply');
  });

  it('has the command for a dead letter, and says whose contracts differ', async () => {
    const { page, publish } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const now = new Date().toISOString();
    const dead = {
      ...{ reason: 'handler_failed', message: 'no such item', agent: 'pricing', topic: 'shop/eu/quote' },
      ...{ original: 'e30=', size: 2, attempts: 3, firstAt: now, lastAt: now, id: 'd67935d0' },
    };
    const card = {
      ...{ agent: 'pricing', instance: 'p1', version: null, capabilities: [], protocol: '0.1' },
      ...{
        incarnation: 1,
        parameters: {},
        receives: {},
        sends: {},
        abilities: { batches: true, durable: false },
      },
      messages: { 'shop.order.v1': '0'.repeat(64) },
    };
    await publish(
      system('dead/pricing', 'parley.dead-letter.v1', dead),
      system('agents/pricing/p1/card', 'parley.card.v1', card),
    );
    await page.keyboard.press('6');
    await rowsOf(page).first().click();
    await page.getByRole('button', { name: 'Copy the command' }).click();
    assert.equal(
      await page.evaluate<string>('navigator.clipboard.readText()'),
      'parley dead redrive d67935d0',
    );
    await page.keyboard.press('7');
    const row = page.locator('.agents-table tbody tr', { hasText: 'pricing' });
    await shows(row.locator('.a-contracts'), 'differ');
    await shows(
      page.locator('.agents-table tbody tr', { hasText: 'customer' }).locator('.a-contracts'),
      'unknown',
    );
  });
});
