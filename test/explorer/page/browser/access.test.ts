import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Opened, describeInBrowser, order, quote, reply, rowsOf, shows, until } from './opened.ts';

/** Controls that are shown and have no name, and roles that lack what they need. */
const nameless = `[...document.querySelectorAll('button, input, select, [role=slider], [role=tab], [role=grid], [role=tree], [role=listbox], [role=dialog], [role=tablist], svg[role=img], table')]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const by = element.getAttribute('aria-labelledby');
    const name = element.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent) ?? element.textContent;
    return name.trim() === '';
  })
  .map((element) => element.outerHTML.slice(0, 120))`;

/** Ids that stand twice, and references to ids that nothing has. */
const broken = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const names = ['aria-controls', 'aria-labelledby', 'aria-activedescendant'];
  const lost = [...document.querySelectorAll(names.map((name) => '[' + name + ']').join(','))].flatMap((element) =>
    names.flatMap((name) => {
      const id = element.getAttribute(name);
      const isOpen = element.getAttribute('aria-expanded') !== 'false';
      return id && isOpen && document.getElementById(id) === null ? [name + '=' + id] : [];
    }));
  return [...twice, ...lost];
})()`;

async function check(page: Page, place: string): Promise<void> {
  assert.deepEqual(await page.evaluate(nameless), [], `controls without a name: ${place}`);
  assert.deepEqual(await page.evaluate(broken), [], `ids: ${place}`);
}

async function fill({ page, publish }: Opened): Promise<void> {
  const asked = quote({ item: 'tea' });
  await publish(asked, reply(asked), quote({ item: 'tea', quantity: 0 }), order());
  await until(async () => (await rowsOf(page).count()) === 4, 'four rows');
}

describeInBrowser('the explorer without eyes or mouse', function ({ open }) {
  it('names every control in every tab and part of the detail', async function () {
    this.timeout(60_000);
    const opened = await open();
    const { page } = opened;
    await fill(opened);
    await rowsOf(page).nth(2).click();
    await page.locator('.problem').waitFor();
    for (const tab of ['payload', 'envelope', 'thread', 'diff', 'schema']) {
      await page.locator(`#d-tab-${tab}`).click();
      await check(page, tab);
    }
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
      await page.locator('.standing, .a-note, .empty-list').first().waitFor({ state: 'attached' });
      await page.keyboard.press(key);
      await until(
        async () =>
          (await page
            .locator('.tablist .tab')
            .nth(Number(key) - 1)
            .getAttribute('aria-selected')) === 'true',
        key,
      );
      await check(page, `tab ${key}`);
    }
  });

  it('has one tab stop for the tabs and one for the list', async () => {
    const opened = await open();
    const { page } = opened;
    await fill(opened);
    assert.equal(await page.locator('.tablist [tabindex="0"]').count(), 1);
    assert.equal(await page.locator('#rows [tabindex], #rows button').count(), 0);
    await page.locator('.tablist [tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('#tab-invalid:focus').waitFor();
    const grid = page.locator('[role=grid]');
    await until(async () => (await grid.getAttribute('aria-rowcount')) === '2', 'one row and the header');
    assert.deepEqual(await rowsOf(page).first().getAttribute('aria-rowindex'), '2');
  });

  it('is used by keys alone, from the list to the line of the schema and back', async () => {
    const opened = await open();
    const { page } = opened;
    await fill(opened);
    await page.keyboard.press('n');
    await shows(page.locator('.row.sel .c-verdict'), 'invalid');
    await page.keyboard.press('Enter');
    await page.locator('#detail:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#rows:focus').waitFor();
    await page.keyboard.press('Home');
    await shows(page.locator('.row.sel .c-topic'), 'shop/eu/quote');
    await page.keyboard.press(']');
    await page.locator('.row.sel .c-topic', { hasText: 'parley/v1/inbox' }).waitFor();
    await page.keyboard.press('t');
    await page.locator('.trow.sel').waitFor();
    await page.keyboard.press('?');
    await page.locator('#keys-close:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.keys').waitFor({ state: 'detached' });
  });

  it('shows where the focus is, and says counts only', async () => {
    const opened = await open();
    const { page } = opened;
    await fill(opened);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    assert.notEqual(outline, 'none');
    assert.equal(await page.locator('[aria-live=polite]').count(), 1);
    assert.equal((await page.locator('[aria-live=polite]').textContent())?.trim(), '');
  });

  for (const [colorScheme, theme] of [
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const) {
    it(`is ${theme} where the system is`, async () => {
      const { page } = await open({ colorScheme });
      assert.equal(await page.locator('html').getAttribute('data-theme'), theme);
    });
  }

  it('is of high contrast where more of it is asked for', async () => {
    const { page } = await open({ colorScheme: 'dark', contrast: 'more' });
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'hc');
  });
});
