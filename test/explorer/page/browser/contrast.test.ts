import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, order, quote, reply, rowsOf, until } from './opened.ts';

const themes: Readonly<Record<string, BrowserContextOptions>> = {
  dark: { colorScheme: 'dark' },
  light: { colorScheme: 'light' },
  'high contrast': { colorScheme: 'dark', contrast: 'more' },
  'high contrast, light': { colorScheme: 'light', contrast: 'more' },
};

/** Texts whose colour is too near to what is behind them; the limits are those of WCAG AA. */
const faint = `(() => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const parse = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((value, index) => value * a + below[index] * (1 - a));
  const groundOf = (element) => {
    if (element === null) return parse(getComputedStyle(document.body).backgroundColor).slice(0, 3);
    const color = parse(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color.slice(0, 3) : over(color, groundOf(element.parentElement));
  };
  const light = (color) => {
    const [r, g, b] = color.map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || !element.checkVisibility({ opacityProperty: true }) || element.closest('svg, .sr, [disabled], script, style')) continue;
    const ground = groundOf(element);
    const style = getComputedStyle(element);
    const [one, two] = [light(over(parse(style.color), ground)), light(ground)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    const size = parseFloat(style.fontSize);
    const limit = size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < limit) found.add(ratio.toFixed(2) + ' ' + element.tagName.toLowerCase() + '.' + element.className + ' "' + node.data.trim().slice(0, 30) + '"');
  }
  return [...found];
})()`;

/** What gets the focus and has no name to be said, as Chromium tells screen readers. */
async function nameless(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const isFocusable = ({ properties = [] }: (typeof nodes)[number]): boolean =>
    properties.some(({ name, value }) => name === 'focusable' && value.value === true);
  return nodes
    .filter((node) => !node.ignored && node.role?.value !== 'RootWebArea' && isFocusable(node))
    .filter(({ name, role }) => String(name?.value ?? '').trim() === '' || role?.value === 'generic')
    .map(({ role, nodeId }) => `${String(role?.value)} ${nodeId}`);
}

describeInBrowser('the explorer for every eye', ({ open }) => {
  for (const [theme, options] of Object.entries(themes)) {
    it(`has names to be said and colours to be read: ${theme}`, async function () {
      this.timeout(90_000);
      const { page, publish } = await open(options);
      const check = async (place: string): Promise<void> => {
        assert.deepEqual(await page.evaluate(faint), [], place);
        assert.deepEqual(await nameless(page), [], place);
      };
      await check('empty');
      const asked = quote({ item: 'tea' });
      await publish(asked, reply(asked), quote({ item: 'tea', quantity: 0 }), order());
      await until(async () => (await rowsOf(page).count()) === 4, 'four rows');
      await page.locator('#rows .row.v-invalid:not([hidden])').click();
      await page.locator('.problem').waitFor();
      for (const part of ['payload', 'envelope', 'thread', 'diff', 'schema']) {
        await page.locator(`#d-tab-${part}`).click();
        await page.locator(`#d-tab-${part}[aria-selected=true]`).waitFor();
        await check(part);
      }
      await page.locator('#tab-threads').click();
      await page.locator('.trow').first().click();
      await page.locator('.hop').first().waitFor();
      await check('threads');
      await page.locator('#tab-agents').click();
      await page.locator('.agents-table tbody tr').first().click();
      await page.locator('#detail').waitFor();
      await check('agents');
    });
  }

  it('would find a text that is too faint', async () => {
    const { page } = await open({ colorScheme: 'dark' });
    await page.evaluate('document.querySelector(".status").style.color = "#555"');
    assert.match((await page.evaluate<readonly string[]>(faint)).join(), /received/u);
  });
});
