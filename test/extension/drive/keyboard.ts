import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** A window of VS Code as somebody without a mouse uses it. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(60_000);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 5 });
  }

  /** Runs a command of the palette. */
  async command(title: string): Promise<void> {
    // A panel that takes the keys late closes the palette, also when something is in it already.
    await until(async () => {
      await this.press('F1');
      return this.pick(`>${title}`, title, 5000).then(
        () => true,
        () => false,
      );
    }, `the command ${title}`);
  }

  /** Opens a file; `place` is a line and a column, from one. */
  async open(path: string, place = ''): Promise<void> {
    await this.press('Control+p');
    await this.pick(`${path}${place}`, path.split('/').at(-1) ?? path);
    await this.page.locator(`.tab.active[data-resource-name="${path.split('/').at(-1) ?? ''}"]`).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  }

  /** Types into the box that asks, and takes the answer that is called so, or begins so. */
  async pick(text: string, answer: string, timeout = 20_000): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible input.input').first();
    await box.fill(text, { timeout });
    const rows = this.page.locator('.quick-input-list .monaco-list-row', { hasText: answer });
    await rows.first().waitFor({ timeout });
    const labels = rows.locator('.label-name');
    const wanted = (await labels.allTextContents()).findIndex((label) => label.trim() === answer);
    const row = rows.nth(Math.max(0, wanted));
    for (let step = 0; step < 20 && !(await isFocused(row, timeout)); step++) await this.press('ArrowDown');
    await this.press('Enter');
  }

  /** The text of the editor that has the keys, as the window shows it. */
  get lines(): Locator {
    return this.page.locator('.editor-group-container.active .view-lines');
  }
}

/** Whether the keys are on a line of a list. */
export async function isFocused(row: Locator, timeout = 20_000): Promise<boolean> {
  return (await row.getAttribute('class', { timeout }))?.split(' ').includes('focused') === true;
}
