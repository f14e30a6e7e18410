import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type Opened, describeInBrowser, order, quote, rowsOf, until } from './opened.ts';

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  return found ?? assert.fail(`not in sight: ${String(locator)}`);
}

async function fill({ page, publish }: Opened): Promise<void> {
  await publish(order(), order(), quote({ item: 'tea', quantity: 0 }), order());
  await page.locator('#rows .row.v-invalid:not([hidden])').click();
  await page.locator('.problem').waitFor();
}

describeInBrowser('the explorer where there is little height', ({ open }) => {
  for (const height of [200, 250, 300]) {
    it(`says between the list's head and its foot that nothing came, ${String(height)} pixels high`, async () => {
      const { page } = await open({ viewport: { width: 1050, height } });
      const words = await box(page.locator('.empty-list h2'));
      const head = await box(page.locator('.row.head'));
      const foot = await box(page.locator('.follow'));
      const status = await box(page.locator('.status'));
      assert.ok(words.y >= head.y + head.height);
      assert.ok(words.y + words.height <= foot.y);
      assert.ok(foot.y + foot.height <= status.y + 1);
    });
  }

  it('shows three rows and the problem of the selected one, 200 pixels high', async () => {
    const opened = await open({ viewport: { width: 1050, height: 200 } });
    const { page } = opened;
    await fill(opened);
    assert.ok((await box(page.locator('#rows'))).height >= 3 * 22 - 6);
    assert.ok(await rowsOf(page).first().isVisible());
    const problem = await box(page.locator('.problem').first());
    const side = await box(page.locator('#detail'));
    assert.ok(problem.y < side.y + side.height);
    // What does not fit can be scrolled to.
    const hidden =
      'document.querySelector("#detail").scrollHeight - document.querySelector("#detail").clientHeight';
    assert.ok((await page.evaluate<number>(hidden)) > 0);
  });

  it('shows one pane at a time where it is narrow, too, and leads back to the list', async () => {
    const opened = await open({ viewport: { width: 320, height: 400 } });
    const { page } = opened;
    await fill(opened);
    await page.locator('.problem h3, .problem b').first().waitFor();
    assert.equal(await page.locator('#rows').isVisible(), false);
    await page.locator('.d-head .acts button').last().click();
    await until(() => page.locator('#rows').isVisible(), 'the list');
  });
});
