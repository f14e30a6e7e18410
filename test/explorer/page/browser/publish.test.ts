import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startPricingAgent } from '../../support/pricing-agent.ts';
import { type Opened, describeInBrowser, order, quote, rowsOf, shows, until } from './opened.ts';

/** Controls of the sheet that are shown and have no name. */
const nameless = `[...document.querySelectorAll('.sheet :is(button, input, select, textarea)')]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const labels = [...(element.labels ?? [])].map((label) => label.textContent.trim()).join('');
    return (element.getAttribute('aria-label') ?? (element.matches('button') ? element.textContent.trim() : '')) + labels === '';
  })
  .map((element) => element.outerHTML.slice(0, 120))`;

/** Writes a quote request by the form. */
async function writeQuote(page: Page): Promise<void> {
  await page.locator('#publish-open').click();
  await page.locator('#publish-channel').fill('quote req');
  await page.locator('.choices li').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.p-data select').first().waitFor();
  await keepsContract(page);
}

function keepsContract(page: Page): Promise<void> {
  return shows(page.locator('.p-verdict'), 'Keeps its contract');
}

/** Adds the quantity, which may be absent. */
async function addQuantity(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add quantity' }).click();
  await page.getByLabel('quantity', { exact: true }).fill(text);
}

describeInBrowser('publishing from the explorer', function ({ open }) {
  const openAllowed = (): Promise<Opened> => open({}, { publish: 'allowed' });

  it('sends what a form made from the schema says', async () => {
    const { page, faults, engine } = await openAllowed();
    await writeQuote(page);
    assert.deepEqual(await page.locator('.p-data select option').allTextContents(), ['tea', 'cake']);
    await page.locator('.p-data select').selectOption('cake');
    await page.getByLabel('region').selectOption('us');
    await shows(page.locator('.p-topic'), 'to shop/us/quote');
    await addQuantity(page, '3');
    await keepsContract(page);
    await page.locator('#publish-send').click();
    await rowsOf(page).first().waitFor();
    await shows(rowsOf(page).locator('.c-topic'), 'shop/us/quote');
    await rowsOf(page).first().click();
    await page.locator('#d-tab-payload').waitFor();
    await page.locator('#detail .json', { hasText: 'quantity' }).waitFor();
    const { rows } = engine.ask('rows', { tab: 'all', query: '', from: 0, count: 1 });
    const detail = engine.ask('detail', { row: rows[0]?.row ?? -1 }).detail;
    assert.deepEqual([detail?.verdict, detail?.data], ['valid', '{"item":"cake","quantity":3}']);
    assert.deepEqual(faults, []);
  });

  it('says that no reply came in time', async function () {
    this.timeout(20_000);
    const { page } = await openAllowed();
    await writeQuote(page);
    await page.locator('#publish-wait').click();
    await shows(page.locator('.p-latest'), 'Under way');
    await shows(page.locator('.p-latest'), 'No reply within 5.00 s');
  });

  it('sends what is invalid only on purpose, with the problems in sight', async () => {
    const { page, engine } = await openAllowed();
    await writeQuote(page);
    await addQuantity(page, '0');
    await shows(page.locator('.p-data .p-problem'), 'Expected a number >= 1');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('/data/quantity').waitFor();
    await page.locator('#publish-confirm:focus').waitFor();
    // The same keys again do not send it.
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // The button that had the focus is gone: the next key is still for the sheet.
    await page.locator('#publish-send:focus').waitFor();
    assert.equal(engine.state().counters.received, 0);
    await page.locator('#publish-send').click();
    await page.locator('#publish-invalid').click();
    await shows(page.locator('.p-latest'), 'Sent, invalid on purpose');
    await shows(rowsOf(page).locator('.c-verdict'), 'invalid');
  });

  it('lets nothing out that is no value yet', async () => {
    const { page, engine } = await openAllowed();
    await writeQuote(page);
    await page.getByRole('button', { name: 'Write as JSON' }).click();
    await page.locator('.p-data textarea').fill('{ "item": "tea", ');
    await shows(page.locator('.p-verdict'), 'Something is no value yet');
    assert.equal(await page.locator('#publish-send').isDisabled(), true);
    await page.locator('.p-data textarea').press('Control+Enter');
    await page.locator('.p-data textarea').fill('{ "item": "tea", "quantity": 2 }');
    await keepsContract(page);
    assert.equal(engine.state().counters.received, 0);
    await page.getByRole('button', { name: 'Show the form' }).click();
    assert.equal(await page.getByLabel('quantity', { exact: true }).inputValue(), '2');
  });

  it('sends a captured message again, with the old one as its cause', async () => {
    const { page, engine, publish } = await openAllowed();
    await publish(quote({ item: 'tea' }, { id: 'first' }));
    await rowsOf(page).first().click();
    await page.locator('#resend').click();
    await page.getByRole('dialog', { name: 'Resend a message' }).waitFor();
    await keepsContract(page);
    assert.equal(engine.state().counters.received, 1);
    await page.locator('#publish-send').click();
    await until(async () => (await rowsOf(page).count()) === 2, 'two rows');
    const { rows } = engine.ask('rows', { tab: 'all', query: '', from: 1, count: 1 });
    const envelope = Object.fromEntries(
      engine.ask('detail', { row: rows[0]?.row ?? -1 }).detail?.envelope ?? [],
    );
    assert.deepEqual([envelope.causationid, envelope.correlationid], ['first', 'thread-1']);
    assert.notEqual(envelope.id, 'first');
  });

  it('sends it edited, by keys alone', async () => {
    const { page, engine, publish } = await openAllowed();
    await publish(quote({ item: 'tea', quantity: 0 }, { id: 'first' }));
    await rowsOf(page).first().waitFor();
    await page.keyboard.press('n');
    await page.locator('#edit-resend').waitFor();
    await page.keyboard.press('r');
    await page.locator('#publish:focus').waitFor();
    const quantity = page.getByLabel('quantity', { exact: true });
    await quantity.focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowUp');
    await keepsContract(page);
    await page.keyboard.press('Control+Enter');
    await until(async () => (await rowsOf(page).count()) === 2, 'two rows');
    const { rows } = engine.ask('rows', { tab: 'all', query: '', from: 1, count: 1 });
    const detail = engine.ask('detail', { row: rows[0]?.row ?? -1 }).detail;
    assert.deepEqual([rows[0]?.verdict, detail?.data], ['valid', '{"item":"tea","quantity":4}']);
    assert.equal(Object.fromEntries(detail?.envelope ?? []).causationid, 'first');
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({ state: 'detached' });
  });

  it('publishes nothing by looking, opening, writing or leaving', async () => {
    const { page, engine, publish, reopen } = await openAllowed();
    await publish(order());
    await rowsOf(page).first().click();
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '1', 'p']) await page.keyboard.press(key);
    await page.locator('.sheet').waitFor();
    await page.keyboard.press('Escape');
    await writeQuote(page);
    await addQuantity(page, '7');
    await page.locator('.p-toggle').click();
    await page.getByLabel('subject').fill('VH-1');
    await page.getByLabel('subject').press('Enter');
    await page.keyboard.press('Escape');
    await reopen();
    await rowsOf(page).first().waitFor();
    assert.equal(engine.state().counters.received, 1);
  });

  it('names every control, and tells what is wrong with it', async () => {
    const { page, faults } = await openAllowed();
    await writeQuote(page);
    await addQuantity(page, '0');
    await page.locator('.p-toggle').click();
    assert.deepEqual(await page.evaluate(nameless), []);
    const quantity = page.getByLabel('quantity', { exact: true });
    await until(async () => (await quantity.getAttribute('aria-invalid')) === 'true', 'it is wrong');
    const by = (await quantity.getAttribute('aria-describedby')) ?? '';
    await shows(page.locator(`[id="${by.split(' ')[0] ?? ''}"]`), 'Expected a number >= 1');
    await page.getByRole('button', { name: 'Write as JSON' }).click();
    assert.deepEqual(await page.evaluate(nameless), []);
    await page.locator('#publish-channel').click();
    await page.getByRole('listbox', { name: 'Channels' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.sheet').count(), 1);
    assert.deepEqual(faults, []);
  });

  it('has no button where the explorer only watches', async () => {
    const { page, publish } = await open();
    await publish(order());
    await rowsOf(page).first().click();
    await page.locator('#detail').waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('r');
    assert.equal(await page.locator('#publish-open, #resend, #edit-resend, .sheet').count(), 0);
  });
});

// On a broker of its own: what an agent leaves there would count elsewhere.
describeInBrowser('asking an agent from the explorer', function ({ open, mosquitto }) {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  const openAllowed = (): Promise<Opened> => open({}, { publish: 'allowed' });

  async function pricing(is: 'open' | 'busy' = 'open'): Promise<void> {
    const agent = await startPricingAgent(mosquitto().url);
    agent.state.is = is;
    closers.push(() => agent.close());
  }

  it('shows the reply, its verdict and how long it took', async () => {
    const { page } = await openAllowed();
    await pricing();
    await writeQuote(page);
    await page.locator('#publish-wait').click();
    await page.locator('.p-latest', { hasText: /Reply valid after\s+[\d.]+ m?s/ }).waitFor();
    await page.locator('.p-history pre', { hasText: '"totalCents": 250' }).waitFor();
    await page.locator('.p-history').getByRole('button', { name: 'Open thread' }).click();
    await page.locator('.hops .hop-name').nth(1).waitFor();
  });

  it('shows an error reply', async () => {
    const { page } = await openAllowed();
    await pricing('busy');
    await writeQuote(page);
    await page.locator('#publish-channel').press('Control+Shift+Enter');
    await page.locator('.p-latest', { hasText: /Error reply\s+unavailable\s+after\s+[\d.]+ m?s/ }).waitFor();
    await page.locator('.p-latest', { hasText: 'pricing/p1: the price list is being written' }).waitFor();
  });
});
