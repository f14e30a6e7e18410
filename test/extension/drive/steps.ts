import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { type Keyboard, isFocused } from './keyboard.ts';
import type { Step } from './take-steps.ts';
import { until } from './until.ts';

/** What the driver has in hand. */
export interface Drive {
  readonly keyboard: Keyboard;
  /** The folder that the window opened. */
  readonly folder: string;
  /** Keeps a picture of the window. */
  readonly shoot: (name: string) => Promise<void>;
  /** Sends a message to the broker that the window watches. */
  readonly publish: (data: object, ...options: readonly string[]) => Promise<void>;
  /** Sends an event that the broker keeps. */
  readonly keep: (topic: string, event: object) => Promise<void>;
}

const agent = 'agents/scheduling.agent.yaml';
const channels = 'channels/operation.channel.yaml';
const readings = 'channels/vehicle.channel.yaml';
const shared = 'messages/shared/vehicle.schema.json';
const completed = 'fleet.workflow-completed.v1';

/** One morning at the keyboard: each step begins where the one before ended. */
export const steps: readonly Step<Drive>[] = [
  {
    title: 'opens a folder, and shows that nothing is wrong in it',
    run: async ({ keyboard, shoot }) => {
      const { page } = keyboard;
      const status = page.locator('#parley\\.parley-vscode\\.parley\\.status');
      await page.locator('.statusbar-item', { hasText: 'Parley' }).first().waitFor({ timeout: 60_000 });
      await keyboard.command('View: Hide Secondary Side Bar');
      await keyboard.open(agent);
      await page.locator('.statusbar-item [aria-label*="no findings"]').or(status).first().waitFor();
      await page.locator('.codelens-decoration', { hasText: '1 sender, 1 receiver' }).waitFor();
      await shoot('open');
    },
  },
  {
    title: 'underlines a reference that is broken, and lists it',
    run: async ({ keyboard, folder, shoot }) => {
      await keyboard.open(agent, placeOf(join(folder, agent), 'schedule.request', 'schedule.requ'.length));
      await keyboard.type('z');
      await keyboard.page.locator('.squiggly-error').first().waitFor();
      await keyboard.command('Problems: Focus on Problems View');
      await keyboard.page
        .getByRole('treeitem', { name: /there is no channel/u })
        .first()
        .waitFor();
      await shoot('problem');
    },
  },
  {
    title: 'goes to the next problem, and mends it',
    run: async ({ keyboard, shoot }) => {
      const { page } = keyboard;
      await keyboard.press('Control+1', 'F8');
      await page.locator('.marker-widget', { hasText: 'there is no channel' }).waitFor();
      await keyboard.press('Escape', 'Control+.');
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: /schedule\.request/u }).first();
      await fix.waitFor();
      await shoot('quick-fix');
      for (let row = 0; row < 12 && !(await isFocused(fix)); row++) await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await keyboard.press('Control+s');
    },
  },
  {
    title: 'completes a name with what is said about it',
    run: async ({ keyboard, folder, shoot }) => {
      const { page } = keyboard;
      await keyboard.open(agent, placeOf(join(folder, agent), 'sends:', 'sends:'.length));
      await keyboard.press('Enter');
      await keyboard.type('  ');
      await keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
      await keyboard.press('ArrowDown', 'Control+Space');
      const details = page.locator('.suggest-details-container .suggest-details');
      await details.filter({ hasText: 'customer.appointment channel' }).waitFor();
      await details.filter({ hasText: /Received by 1: customer-engagement/u }).waitFor();
      await shoot('completion');
      await keyboard.press('Escape', 'Control+z', 'Control+z', 'Control+z');
      await keyboard.command('File: Revert File');
    },
  },
  {
    title: 'tells what stands under the cursor',
    run: async ({ keyboard, folder, shoot }) => {
      await keyboard.open(agent, placeOf(join(folder, agent), 'schedule.request', 4));
      await keyboard.press('Control+k', 'Control+i');
      await keyboard.page.locator('.monaco-hover:visible', { hasText: 'schedule.request' }).first().waitFor();
      await shoot('hover');
      await keyboard.press('Escape');
    },
  },
  {
    title: 'renames a message with its file and every use, and takes it back',
    run: async ({ keyboard, folder, shoot }) => {
      const { page } = keyboard;
      const old = join(folder, 'messages', `${completed}.schema.yaml`);
      const uses = (): string => readFileSync(join(folder, channels), 'utf8');
      await keyboard.open(channels, placeOf(join(folder, channels), completed, 10));
      await page.locator('.statusbar-item [aria-label*="no findings"]').first().waitFor();
      await keyboard.press('F2');
      const box = page.locator('.rename-box input');
      await box.waitFor();
      await box.fill('fleet.workflow-ended.v1');
      await shoot('rename');
      await keyboard.press('Enter');
      // VS Code saves what it renamed when all of it is done. Until then an undo takes back only the part that is done.
      await until(() => uses().includes('fleet.workflow-ended.v1') && !existsSync(old), 'the new name');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      await keyboard.lines.filter({ hasText: 'fleet.workflow-ended.v1' }).waitFor();
      assert.ok(existsSync(old.replace('completed', 'ended')));
      await keyboard.press('Control+z');
      await until(() => existsSync(old), 'the old file');
      await keyboard.lines.filter({ hasText: completed }).waitFor();
      await page.locator('.tab.active.dirty').waitFor();
      await keyboard.command('File: Save All Files');
      await until(() => uses().includes(completed), 'the old name');
    },
  },
  {
    title: 'shows a message that breaks its schema, and leads to the line',
    run: async ({ keyboard, folder, publish, shoot }) => {
      await keyboard.command('Parley: Connect to the Broker');
      await showMessages(keyboard);
      const page = explorer(keyboard);
      await keyboard.command('View: Toggle Maximized Panel');
      await until(async () => {
        await publish(reading('VH-4711', 298.1));
        return (await page.locator('.row').count()) > 0;
      });
      await publish(reading('VH-4712', 301.5));
      await publish(reading('VH-4713', 'warm'), '--invalid');
      await page.getByRole('tab', { name: /Invalid\s*1/u }).waitFor();
      await shoot('messages');
      await page.getByRole('tab', { name: /Invalid/u }).focus();
      await keyboard.press('Enter');
      await keyboard.press('ArrowDown');
      const link = page.locator('button.link', { hasText: /\.schema\.json:\d+/u }).first();
      await link.waitFor({ state: 'attached' });
      await shoot('invalid');
      await link.focus();
      await keyboard.press('Enter');
      await keyboard.page.locator('.tab.active', { hasText: 'vehicle.schema.json' }).waitFor();
      const line = placeOf(join(folder, shared), '"airTemperatureK": {', 0).split(':')[1] ?? '';
      await keyboard.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
      await shoot('schema-line');
    },
  },
  {
    title: 'has what was seen on the wire above declarations and among the problems',
    run: async ({ keyboard, folder, shoot }) => {
      const { page } = keyboard;
      await keyboard.command('Problems: Focus on Problems View');
      await page
        .getByRole('treeitem', { name: /in 5 min.*\/measurements\/airTemperatureK/u })
        .first()
        .waitFor();
      await shoot('wire-problems');
      await keyboard.open(readings, placeOf(join(folder, readings), 'analysis.request', 0));
      await page.locator('.codelens-decoration', { hasText: '% valid' }).first().waitFor();
      await keyboard.command('View: Hide Panel');
      await shoot('lenses');
    },
  },
  {
    title: 'opens a message to write, with lines above it that send it',
    run: async ({ keyboard, folder, shoot }) => {
      const { page } = keyboard;
      await keyboard.command('Parley: Publish a Message...');
      await keyboard.pick('analysis.request', 'analysis.request');
      await page.locator('.tab.active', { hasText: 'analysis.request-1' }).waitFor();
      await page.locator('.codelens-decoration', { hasText: 'Send' }).first().waitFor();
      await shoot('message');
      await keyboard.command('View: Revert and Close Editor');
      await page.locator('.tab', { hasText: 'analysis.request-1' }).waitFor({ state: 'detached' });
      await keyboard.open(shared, placeOf(join(folder, shared), '"airTemperatureK": {', 0));
      await showMessages(keyboard);
    },
  },
  {
    title: 'names its views and status items for screen readers',
    run: async ({ keyboard }) => {
      const { page } = keyboard;
      await keyboard.command('Parley: Focus on Agents View');
      await page.getByRole('treeitem', { name: /^orchestrator/u }).waitFor();
      const items = page.locator(
        '.statusbar-item [aria-label*="Parley"], .statusbar-item[aria-label*="Parley"]',
      );
      const labels: string[] = [];
      for (const item of await items.all()) labels.push((await item.getAttribute('aria-label')) ?? '');
      assert.ok(
        labels.some((label) => label.includes('no findings in 1 workspace')),
        labels.join('\n'),
      );
      assert.ok(
        labels.some((label) => /broker/iu.test(label)),
        labels.join('\n'),
      );
      for (const name of ['Agents', 'Channels', 'Messages']) {
        await page
          .getByRole('tree', { name })
          .or(page.getByRole('button', { name: new RegExp(`^${name} Section`, 'u') }))
          .first()
          .waitFor();
      }
    },
  },
  ...(['light', 'contrast'] as const).map((theme): Step<Drive> => ({
    title: `looks as it should in ${theme === 'light' ? 'a light theme' : 'high contrast'}`,
    run: async ({ keyboard, folder, shoot }) => {
      writeSettings(folder, theme);
      const dark =
        theme === 'light' ? '.vs.vscode-theme-defaults, .monaco-workbench.vs' : '.monaco-workbench.hc-black';
      await keyboard.page.locator(dark).first().waitFor();
      await shoot(`messages-${theme}`);
    },
  })),
];

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
};

export function writeSettings(folder: string, theme: keyof typeof themes): void {
  const settings = { 'workbench.colorTheme': themes[theme], 'editor.minimap.enabled': false };
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

async function showMessages(keyboard: Keyboard): Promise<void> {
  await keyboard.command('Parley: Show Messages');
  await explorer(keyboard).locator('parley-explorer .tablist').waitFor();
}

function explorer({ page }: Keyboard): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

function reading(vehicleId: string, airTemperatureK: unknown): object {
  const measurements = { quality: 'M', airTemperatureK, processTemperatureK: 308.6 };
  return {
    vehicleId,
    measurements: { ...measurements, rotationalSpeedRpm: 1282, torqueNm: 68.3, toolWearMin: 12 },
  };
}

/** `:line:column` of a text in a file, so many characters behind its beginning. */
function placeOf(file: string, text: string, behind: number): string {
  const before = readFileSync(file, 'utf8').split(text)[0]?.split('\n') ?? [];
  return `:${before.length}:${(before.at(-1) ?? '').length + 1 + behind}`;
}
