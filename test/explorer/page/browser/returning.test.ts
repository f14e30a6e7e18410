import assert from 'node:assert/strict';
import { type Opened, describeInBrowser, order, quote, rowsOf, shows, until } from './opened.ts';

/** Opens what one page kept in the page of another engine. */
async function carry(from: Opened, to: Opened): Promise<void> {
  await until(() => Promise.resolve(from.page.url().includes('row=')), 'the selection in the address');
  await to.page.goto(to.page.url() + new URL(from.page.url()).search);
  await to.page.locator('.broker').waitFor();
}

describeInBrowser('a page in an engine that was started since', ({ open }) => {
  const kept = { ...quote({ item: 'tea', quantity: 0 }), retain: true };

  it('selects the message again, whatever its number is now', async () => {
    const before = await open();
    await before.publish(order(), order(), kept);
    await before.page.locator('#rows .row.v-invalid:not([hidden])').click();
    await before.page.locator('.problem').waitFor();
    const after = await open();
    await carry(before, after);
    await shows(after.page.locator('.row.sel .c-verdict'), 'invalid');
    await after.page.locator('.problem').waitFor();
    assert.match(after.page.url(), /row=0&/u);
  });

  it('selects no other message that has its number now', async () => {
    const before = await open();
    await before.page.locator('#rows .row.v-invalid:not([hidden])').waitFor();
    await before.publish(order());
    await rowsOf(before.page).nth(1).click();
    await before.page.locator('#detail').waitFor();
    const after = await open();
    await after.publish(order(), order());
    await until(async () => (await rowsOf(after.page).count()) === 3, 'three rows');
    await carry(before, after);
    await until(async () => (await rowsOf(after.page).count()) === 3, 'three rows again');
    await until(() => Promise.resolve(!after.page.url().includes('row=')), 'no selection in the address');
    assert.equal(await after.page.locator('.row.sel, #detail').count(), 0);
  });
});
