import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Opened, describeInBrowser, order, quote, reply, rowsOf, shows, until } from './opened.ts';

const ping = (bench: string, level: unknown) => ({
  topic: `lab/${bench}/ping`,
  value: {
    ...{ specversion: '1.0', id: crypto.randomUUID(), source: '/agents/customer/c1', type: 'lab.ping.v1' },
    data: { level },
  },
});

async function openDrift({ page }: Opened): Promise<void> {
  await page.keyboard.press('5');
  await page.locator('.drift .subbar').waitFor();
}

describeInBrowser('what differs from the contracts, in Chromium', function ({ open }) {
  it('takes undeclared topics together, shows their messages, and the change that adds a channel', async function () {
    this.timeout(60_000);
    const opened = await open();
    const { page, publish, faults } = opened;
    await publish(ping('north', 1), ping('south', 2), order());
    await openDrift(opened);
    await shows(page.locator('.drift-table .a-name'), 'lab/{lab}/ping');
    await page.locator('.drift-table .a-name').click();
    await shows(page.locator('.d-values li'), 'lab/north/ping | lab/south/ping');
    await page.locator('#add-to-contract').click();
    await page.locator('#review:focus').waitFor();
    await shows(
      page.locator('.review h3'),
      [
        'agents/customer.agent.yaml',
        'channels/lab.channel.yaml new file',
        'messages/lab.ping.v1.schema.json new file',
      ].join(' | '),
    );
    await page.locator('.patch .ins', { hasText: 'address: lab/{lab}/ping' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.d-foot .btn', { hasText: 'Download patch' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'contracts.patch');
    assert.match(readFileSync(await download.path(), 'utf8'), /^\+\+\+ b\/channels\/lab\.channel\.yaml$/m);
    await page.locator('.review .link', { hasText: 'Back' }).click();
    await page.locator('.d-foot .btn', { hasText: 'Show messages' }).click();
    await shows(page.locator('.term'), 'verdict:undeclared-channel | topic:lab/+/ping');
    await shows(rowsOf(page).locator('.c-topic'), 'lab/north/ping | lab/south/ping');
    assert.deepEqual(faults, []);
  });

  it('makes the change anew under another name, and says what the check finds', async () => {
    const opened = await open();
    const { page, publish } = opened;
    await publish(ping('north', 1));
    await openDrift(opened);
    await page.locator('.drift-table .a-name').click();
    await page.locator('#add-to-contract').click();
    const name = page.locator('.review-names input').first();
    await name.fill('bench.alive');
    await name.press('Enter');
    await page.locator('.patch .ins', { hasText: 'bench.alive:' }).first().waitFor();
    await page.locator('.review-findings', { hasText: 'nobody receives "bench.alive"' }).waitFor();
    await name.fill('No Name');
    await name.press('Enter');
    await page.locator('.review', { hasText: '"No Name" is no name of a channel' }).waitFor();
  });

  it('copies the change', async () => {
    const opened = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, publish } = opened;
    await publish(quote({ item: 'tea', note: 'hot' }));
    await openDrift(opened);
    await page.locator('#drift-fields').click();
    await shows(page.locator('.drift-table .a-name'), '$.note');
    await page.locator('.drift-table .a-name').click();
    await page.locator('#add-to-contract').click();
    await page.locator('.review-check', { hasText: 'The check finds nothing new.' }).waitFor();
    await page.locator('.d-foot .btn', { hasText: 'Copy patch' }).click();
    await page.locator('.d-foot .btn', { hasText: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    assert.match(String(copied), /^\+ {4}"note": \{ "type": "string" \}$/m);
  });

  it('is used by keys alone, and comes back after a reload', async () => {
    const opened = await open();
    const { page, publish, reopen } = opened;
    await publish(order({ type: 'shop.order.v2' }), order({ type: 'shop.quote.v1' }));
    await openDrift(opened);
    await page.locator('#drift-messages').focus();
    await page.keyboard.press('Enter');
    await until(async () => (await page.locator('.drift-table tbody tr').count()) === 2, 'two messages');
    await page.locator('#stage').click({ position: { x: 5, y: 400 } });
    await page.keyboard.press('j');
    await page.locator('.drift-table tr.sel').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#detail:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('tr.sel .a-name:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#detail').waitFor({ state: 'detached' });
    await reopen();
    await page.locator('#drift-messages[aria-pressed=true]').waitFor();
    await until(async () => (await page.locator('.drift-table tbody tr').count()) === 2, 'two messages');
  });

  it('lists who is silent and where nothing came', async () => {
    const opened = await open();
    const { page, publish } = opened;
    const status = { state: 'online', incarnation: 1, since: new Date().toISOString() };
    const value = { specversion: '1.0', id: crypto.randomUUID(), source: '/agents/customer/c1' };
    await publish(order(), {
      topic: 'parley/v1/agents/customer/c1/status',
      value: { ...value, type: 'parley.status.v1', time: status.since, data: status },
    });
    await openDrift(opened);
    await page.locator('#drift-silent').click();
    await page
      .locator('.drift-table tr', { hasText: 'quote.request' })
      .locator('.d-remark', { hasText: 'was up for' })
      .waitFor();
    await page.locator('#drift-dead').click();
    await shows(page.locator('.drift-table .a-name'), 'quote.reply | quote.request');
  });

  it('shows hostile names as text', async () => {
    const opened = await open();
    const { page, publish, faults } = opened;
    const trick = '<img src=x onerror="window.__broken=1">';
    await publish(
      ping(`${trick}\u202e`, 1),
      quote({ item: trick, [trick]: { [trick]: trick } }),
      order({ type: trick }),
    );
    for (const kind of ['topics', 'messages', 'fields', 'values']) {
      await openDrift(opened);
      await page.locator(`#drift-${kind}`).click();
      await page.locator('.drift-table .a-name').first().click();
      await page.locator('#add-to-contract').click();
      await page.locator('#review').waitFor();
    }
    assert.equal(await page.evaluate('typeof window.__broken'), 'undefined');
    assert.equal(await page.locator('.drift img').count(), 0);
    assert.deepEqual(faults, []);
  });
});

describeInBrowser('channels and topics in Chromium', function ({ open }) {
  it('have figures, are sorted by any of them, and lead to their messages', async () => {
    const { page, publish, reopen } = await open();
    const asked = quote({ item: 'tea' });
    await publish(asked, reply(asked), order(), order({ type: 'shop.order.v2' }), order());
    await page.locator('#tab-channels').click();
    const names = page.locator('.channels-table tbody .a-name');
    await shows(names, 'order.placed | quote.reply | quote.request');
    const placed = page.locator('.channels-table tr', { hasText: 'order.placed' });
    await shows(placed.locator('td').first(), '3');
    await shows(placed.locator('.bad'), '66.6 %');
    await page.locator('.sort', { hasText: 'Channel' }).click();
    await page.locator('.sort', { hasText: 'Channel' }).click();
    await shows(names, 'quote.request | quote.reply | order.placed');
    assert.equal(
      await page.locator('th', { hasText: 'Channel' }).first().getAttribute('aria-sort'),
      'descending',
    );
    await page.locator('.subbar .btn', { hasText: 'By topic' }).click();
    await page.locator('.channels-table', { hasText: 'shop/eu/quote' }).waitFor();
    await reopen();
    await page.locator('.channels-table .a-name', { hasText: 'shop/order' }).click();
    await shows(page.locator('.term'), 'topic:shop/order');
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows');
  });
});
