import assert from 'node:assert/strict';
import type { Keyboard } from './keyboard.ts';
import type { Step } from './take-steps.ts';
import { until } from './until.ts';

interface WebDrive {
  readonly keyboard: Keyboard;
  readonly shoot: (name: string) => Promise<void>;
}

/** What somebody sees of the trees in VS Code for the Web, where no broker can be watched. */
export const webSteps: readonly Step<WebDrive>[] = [
  {
    title: 'shows agents, channels and messages in the trees',
    run: async ({ keyboard, shoot }) => {
      const { page } = keyboard;
      // The picture that a test left has the keys.
      await page.locator('.tab', { hasText: 'store.agent.yaml' }).click();
      await keyboard.command('Parley: Focus on Agents View');
      await page.getByRole('treeitem', { name: /^shop/u }).first().waitFor();
      await page
        .getByRole('treeitem', { name: /^store/u })
        .first()
        .waitFor();
      await keyboard.command('Parley: Focus on Channels View');
      await page
        .getByRole('treeitem', { name: /^order\.placed/u })
        .first()
        .waitFor();
      await shoot('web');
    },
  },
  {
    title: 'opens below an agent what it sends, and leads to the declaration',
    run: async ({ keyboard }) => {
      const { page } = keyboard;
      await page.getByRole('treeitem', { name: /^shop/u }).first().click();
      await page.locator('.tab.active[data-resource-name="shop.agent.yaml"]').waitFor();
      const below = page.getByRole('treeitem', { name: /^order\.placed/u, level: 2 }).first();
      // The declaration that opens may take the keys once more.
      await until(async () => {
        await keyboard.command('Parley: Focus on Agents View');
        await keyboard.press('ArrowRight');
        return below.isVisible();
      });
    },
  },
  {
    title: 'offers no command that needs a machine',
    run: async ({ keyboard }) => {
      const rows = keyboard.page.locator('.quick-input-list .monaco-list-row');
      await keyboard.press('F1');
      await keyboard.type('Parley: Show');
      await rows.filter({ hasText: 'Parley: Show the Fleet as a Graph' }).waitFor();
      assert.equal(await rows.filter({ hasText: 'Parley: Show Messages' }).count(), 0);
      await keyboard.press('Escape');
    },
  },
];
