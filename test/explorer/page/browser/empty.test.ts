import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { createFactory, createMemoryBroker } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { freePort } from '../../../support/ports.ts';
import { startMosquitto } from '../../../support/mosquitto.ts';
import { describeInBrowser, order, rowsOf, until } from './opened.ts';

function said(page: Page, text: string): Promise<void> {
  return page.locator('.empty-list', { hasText: text }).waitFor();
}

describeInBrowser('the explorer with nothing to show', ({ open }) => {
  it('says that nothing came yet, what is declared, and offers to publish', async () => {
    const { page, faults } = await open({}, { publish: 'allowed' });
    await said(page, 'Connected. No message yet');
    await said(page, '3 channels, 3 messages and 2 agents are declared.');
    await page.getByRole('button', { name: 'Publish a message…' }).click();
    await page.locator('#publish').waitFor();
    assert.deepEqual(faults, []);
  });

  it('says that a broker cannot be reached which never was, and not that it was lost', async () => {
    const transports = createFactory(`mqtt://127.0.0.1:${String(await freePort())}`);
    const { page } = await open({}, { transports });
    const banner = page.locator('.banner[role=alert]');
    await banner.filter({ hasText: 'local cannot be reached. It is tried again by itself.' }).waitFor();
    assert.match((await banner.textContent()) ?? '', /ECONNREFUSED.*Start the broker/s);
    await page.locator('.standing', { hasText: '0 messages. Not connected yet.' }).waitFor();
    assert.doesNotMatch((await page.locator('.frame').textContent()) ?? '', /lost|as of|not_connected/);
  });

  it('says that a broker refuses who asks, and what to do', async () => {
    const strict = await startMosquitto(['allow_anonymous false']);
    try {
      const { page } = await open({}, { transports: createFactory(strict.url) });
      await page.locator('.banner', { hasText: 'It is not tried again.' }).waitFor();
      await page.locator('.banner', { hasText: 'Not authorized. User name, password' }).waitFor();
    } finally {
      await strict.close();
    }
  });

  it('says which topics the broker does not let it see', async () => {
    const transports = createMemoryBroker({ maySubscribe: (_client, filter) => filter !== 'lab/#' });
    const { page } = await open({}, { transports });
    await said(page, 'The broker refuses 1 subscription: lab/#.');
    await page.locator('.status .warn', { hasText: 'the broker refuses lab/#' }).waitFor();
  });

  it('says what of the contracts cannot be read, and that there are none', async () => {
    const files = [{ path: 'channels/a.channel.yaml', text: 'channels:\n  a: [\n' }];
    const broken = await open({}, { workspace: createWorkspace({ folder: '/w', files }) });
    await said(broken.page, 'channels/a.channel.yaml:3');
    await broken.page.locator('.status .warn', { hasText: 'cannot be read' }).waitFor();
    const none = await open({}, { workspace: createWorkspace({ folder: '/w', files: [] }) });
    await said(none.page, 'No contract is declared in this folder');
  });

  it('says that the filter finds nothing, and lets it go', async () => {
    const { page, publish } = await open();
    await publish(order());
    await until(async () => (await rowsOf(page).count()) === 1, 'one row');
    await page.keyboard.press('/');
    await page.keyboard.type('type:nothing.v1 region:eu ');
    await said(page, 'One message is kept, none is inside type:nothing.v1 region:eu.');
    await page.locator('#tab-threads').click();
    await page.locator('#threads .note', { hasText: 'No thread inside the filter.' }).waitFor();
    await page.locator('#tab-all').click();
    await page.getByRole('button', { name: 'Remove region:eu' }).last().click();
    await said(page, 'none is inside type:nothing.v1.');
    await page.getByRole('button', { name: 'Remove the filter' }).click();
    await until(async () => (await rowsOf(page).count()) === 1, 'one row again');
  });
});
