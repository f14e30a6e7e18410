import assert from 'node:assert/strict';
import { describeInBrowser, order, quote, reply, rowsOf, shows, until } from './opened.ts';

describeInBrowser('the explorer in Chromium', function ({ open, mosquitto }) {
  it('shows what comes, with its verdict, and counts it', async () => {
    const { page, publish, faults } = await open();
    await publish(order(), quote({ item: 'tea', quantity: 0 }), {
      topic: 'lab/ping',
      bytes: Buffer.from('ping'),
    });
    await shows(rowsOf(page).locator('.c-verdict'), 'valid | invalid | undeclared');
    await shows(rowsOf(page).locator('.c-topic'), 'shop/order | shop/eu/quote | lab/ping');
    await shows(
      page.locator('.tablist .tab'),
      'All 3 | Invalid 1 | Threads 1 | Waiting 1 | Undeclared 1 | Dead letters 0 | Agents 0 | Channels 3 | Retained',
    );
    await shows(page.locator('.status > span').first(), 'received 3=kept 3+evicted 0');
    assert.deepEqual(faults, []);
  });

  it('narrows the list by a query; finished terms become chips and the link carries them', async () => {
    const { page, publish, reopen } = await open();
    await publish(order(), quote({ item: 'tea', quantity: 0 }), quote({ item: 'cake' }));
    await page.keyboard.press('/');
    await page.keyboard.type('channel:quote.request valid:false ');
    await shows(page.locator('.term'), 'channel:quote.request | valid:false');
    await shows(rowsOf(page).locator('.c-verdict'), 'invalid');
    assert.match(page.url(), /query=channel%3Aquote\.request\+valid%3Afalse/);
    await reopen();
    await shows(page.locator('.term'), 'channel:quote.request | valid:false');
    await shows(rowsOf(page).locator('.c-verdict'), 'invalid');
    await page.locator('#query').focus();
    await page.keyboard.press('Backspace');
    await shows(page.locator('.term'), 'channel:quote.request');
    assert.equal(await page.locator('#query').inputValue(), 'valid:false');
  });

  it('says what is wrong with a query, and corrects it by a click', async () => {
    const { page, publish } = await open();
    await publish(order());
    await page.locator('#query').fill('chanel:order.placed');
    await page.locator('.query-error', { hasText: 'nothing is called "chanel"' }).waitFor();
    assert.equal(await page.locator('#query').getAttribute('aria-invalid'), 'true');
    await page.locator('.query-error .link').click();
    await shows(page.locator('.term'), 'channel:order.placed');
    await shows(page.locator('.query-error'), '');
  });

  it('completes by keys alone', async () => {
    const { page, publish } = await open();
    await publish(order());
    await page.keyboard.press('/');
    await page.keyboard.type('chan');
    await page.locator('.suggestions li').first().waitFor();
    await page.keyboard.press('Tab');
    await page.locator('.suggestions li', { hasText: 'order.placed' }).waitFor();
    await page.keyboard.type('ord');
    await shows(page.locator('.suggestions li code'), 'order.placed');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await shows(page.locator('.term'), 'channel:order.placed');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#rows:focus').count(), 1);
  });

  it('shows the selected message down to the line of the schema that it breaks', async () => {
    const { page, publish } = await open();
    await publish(quote({ item: 'tea', quantity: 2 }), quote({ item: 'tea', quantity: 0 }));
    await publish(quote({ item: 'tea', quantity: 0 }));
    await rowsOf(page).nth(2).click();
    await shows(page.locator('.problem h3'), '/data/quantity 0 is not at least 1');
    await page.locator('.problem', { hasText: /2 times since .*, all from customer\/c1/ }).waitFor();
    await shows(page.locator('.json .fail'), 'quantity: 00 is not at least 1');
    await shows(page.locator('.src .fail'), '"minimum": 1');
    await page.locator('#d-tab-diff').click();
    await page.locator('.d-panel', { hasText: 'The data are the same.' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await shows(page.locator('.diff li'), 'quantity 2 0');
    await page.keyboard.press('.');
    await page.keyboard.press('j');
    await page.locator('.said', { hasText: 'Pinned' }).waitFor();
    await until(
      async () => (await rowsOf(page).nth(2).getAttribute('aria-selected')) === 'true',
      'the last row',
    );
    await shows(page.locator('.diff li'), 'quantity 2 0');
  });

  it('loses nothing while it is paused, and goes on where it was', async () => {
    const { page, publish } = await open();
    await publish(order());
    await shows(page.locator('.standing').first(), '1 message. Following.');
    await page.keyboard.press('Space');
    await publish(order(), order());
    await shows(page.locator('.pill'), '2 new');
    assert.equal(await rowsOf(page).count(), 1);
    await page.locator('.standing', { hasText: 'Paused: capture goes on, nothing is dropped.' }).waitFor();
    await page.keyboard.press('Space');
    await shows(page.locator('.standing').first(), '3 messages. Following.');
    assert.equal(await rowsOf(page).count(), 3);
  });

  it('follows the newest until it is scrolled, and counts what came since', async () => {
    const { page, publish } = await open();
    await publish(...Array.from({ length: 120 }, () => order()));
    await shows(page.locator('.standing').first(), '120 messages. Following.');
    const last = rowsOf(page).last();
    await until(async () => (await last.getAttribute('aria-rowindex')) === '121', 'the newest row');
    await page.locator('#rows').hover();
    await page.mouse.wheel(0, -800);
    await page.locator('.standing', { hasText: 'Not following: scrolled away.' }).waitFor();
    await publish(order());
    await shows(page.locator('.pill'), '1 new');
    await page.keyboard.press('End');
    await shows(page.locator('.standing').first(), '121 messages. Following.');
  });

  it('writes a range of the timeline into the query, by keys and by the mouse', async () => {
    const { page, publish } = await open();
    await publish(order());
    await shows(page.locator('.standing').first(), '1 message. Following.');
    await publish(order());
    const start = page.locator('.handle.start');
    await start.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('.term', { hasText: 'since:' }).waitFor();
    assert.notEqual(await start.getAttribute('aria-valuenow'), '0');
    await page.keyboard.press('Home');
    await shows(page.locator('.term'), '');
    const box = (await page.locator('.tracks').boundingBox()) ?? assert.fail('there is no timeline');
    await page.mouse.move(box.x + box.width * 0.25, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 10, { steps: 4 });
    await page.mouse.up();
    await until(async () => (await page.locator('.term').count()) === 2, 'since and until');
    await page.locator('.tracks').dblclick({ position: { x: box.width * 0.8, y: 10 } });
    await shows(page.locator('.term'), '');
  });

  it('shows a thread hop by hop, and the way back to the log', async () => {
    const { page, publish } = await open();
    const asked = quote({ item: 'tea' });
    await publish(asked, reply(asked), order({ correlationid: 'thread-2' }));
    await shows(rowsOf(page).locator('.c-corr'), 'ad-1 | ad-1 | ad-2');
    await page.keyboard.press('3');
    await page.locator('.trow', { hasText: 'quote.request' }).click();
    await shows(page.locator('.hop-name'), 'quote.request | quote.reply');
    assert.equal(await page.locator('.hop .bar').count(), 1);
    await page.locator('.hop .hop-name', { hasText: 'quote.reply' }).click();
    await page.locator('.w-foot', { hasText: 'as its contract says' }).waitFor();
    await page.keyboard.press('l');
    await page.locator('.row.sel .c-topic', { hasText: 'parley/v1/inbox' }).waitFor();
    assert.equal(await page.locator('.row.in-thread').count(), 2);
    await shows(page.locator('.row.sel .c-corr'), 'ad-1');
  });

  it('has tabs for what is invalid, undeclared and given up, and for agents', async () => {
    const { page, publish } = await open();
    const status = { state: 'online', incarnation: 1, since: new Date().toISOString() };
    const dead = {
      ...{ reason: 'handler_failed', message: 'no such item', agent: 'pricing', topic: 'shop/eu/quote' },
      ...{ original: 'e30=', size: 2, attempts: 3, firstAt: status.since, lastAt: status.since },
    };
    const system = (type: string, data: unknown) => ({
      ...{ specversion: '1.0', id: crypto.randomUUID(), source: '/agents/pricing/p1', type, data },
      time: status.since,
    });
    await publish(
      quote({ item: 'tea', quantity: 0 }),
      { topic: 'lab/ping', bytes: Buffer.from('ping') },
      { topic: 'parley/v1/dead/pricing', value: system('parley.dead-letter.v1', dead) },
      { topic: 'parley/v1/agents/pricing/p1/status', value: system('parley.status.v1', status) },
    );
    for (const [key, word] of [
      ['2', 'invalid'],
      ['6', 'handler failed'],
    ] as const) {
      await page.keyboard.press(key);
      await shows(rowsOf(page).locator('.c-verdict'), word);
    }
    await page.keyboard.press('4');
    await shows(rowsOf(page).locator('.c-topic'), 'shop/eu/quote');
    await page.keyboard.press('7');
    await shows(
      page.locator('.agents-table tbody tr', { hasText: 'pricing' }).locator('td:first-child .st'),
      'up',
    );
    await page.locator('.a-name', { hasText: 'pricing' }).click();
    await page.locator('.instances', { hasText: 'p1' }).waitFor();
  });

  it('says that the broker is away, marks the gap, and goes on when it is back', async function () {
    this.timeout(60_000);
    const { page, publish } = await open();
    await publish(order());
    await shows(rowsOf(page).locator('.c-verdict'), 'valid');
    await mosquitto().stop('SIGKILL');
    await page.locator('.banner[role=alert]', { hasText: 'Connection to local lost' }).waitFor();
    await page.locator('.lost-line', { hasText: 'Messages after this line were not seen.' }).waitFor();
    await shows(page.locator('.broker small'), 'connection lost');
    await page.locator('.status .right', { hasText: 'as of' }).waitFor();
    assert.equal(await rowsOf(page).count(), 1);
    await mosquitto().start();
    await page.locator('.banner').waitFor({ state: 'detached' });
    await publish(order());
    await until(async () => (await rowsOf(page).count()) === 2, 'the message after the gap');
    await page.locator('.row.after-gap .gap-note', { hasText: 'not connected for' }).waitFor();
    await page.locator('.strip .gap').waitFor({ state: 'attached' });
  });

  it('keeps tab, query and selection over a reload', async () => {
    const { page, publish, reopen } = await open();
    await publish(order(), quote({ item: 'tea', quantity: 0 }), quote({ item: 'tea' }));
    await page.keyboard.press('2');
    await page.locator('#rows .row.v-invalid:not([hidden])').click();
    await page.locator('.problem').waitFor();
    await reopen();
    await page.locator('.problem').waitFor();
    assert.equal(
      await page
        .locator('.tab[aria-selected=true]')
        .first()
        .textContent()
        .then((text) => text?.trim().startsWith('Invalid')),
      true,
    );
    await shows(page.locator('.row.sel .c-verdict'), 'invalid');
  });

  it('stacks its panes where there is little room, and leaves no column half', async () => {
    const { page, publish } = await open({ viewport: { width: 640, height: 900 } });
    await publish(order(), quote({ item: 'tea', quantity: 0 }));
    await page.locator('#rows .row.v-invalid:not([hidden])').click();
    const list = (await page.locator('.pane').first().boundingBox()) ?? assert.fail('no list');
    const detail = (await page.locator('#detail').boundingBox()) ?? assert.fail('no detail');
    assert.ok(detail.y >= list.y + list.height - 1);
    await shows(page.locator('.row.head [role=columnheader]:visible'), 'Time | Verdict | Topic | Thread | Δ');
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.equal(wide, 0);
  });
});
